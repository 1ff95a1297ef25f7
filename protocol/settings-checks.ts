import type { TrainingSettings } from "#engine/settings.ts";
import { batchFault, ruleFault } from "#protocol/settings-checks-batch.ts";
import { columnFault, featureFault, sizeFault } from "#protocol/settings-checks-data.ts";
import { givenFault } from "#protocol/settings-checks-initial.ts";
import { lossFault, softmaxFault } from "#protocol/settings-checks-loss.ts";
import { outputFault, parameterFault } from "#protocol/settings-checks-network.ts";
import { targetFault } from "#protocol/settings-checks-targets.ts";
import type { SettingsFault } from "#protocol/settings-faults.ts";

/**
 * What the parts of a settings document must have in common; null when they fit. Of a stored
 * table it sees the shape alone: its numbers are checked in a document that holds them.
 */
export function crossFault(settings: TrainingSettings): SettingsFault | null {
  return (
    columnFault(settings) ??
    sizeFault(settings) ??
    featureFault(settings) ??
    softmaxFault(settings) ??
    outputFault(settings) ??
    parameterFault(settings) ??
    lossFault(settings) ??
    targetFault(settings) ??
    givenFault(settings) ??
    batchFault(settings) ??
    ruleFault(settings)
  );
}
