import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsInForce } from "#engine/settings-in-force.ts";
import { differingPaths } from "#protocol/settings-path.ts";

/**
 * Rule CS-10: paths of the room's document that the run does not have, not even through its
 * events: the next run takes them.
 */
export function nextRunPaths(
  room: TrainingSettings,
  run: { readonly settings: TrainingSettings; readonly events: readonly EngineEvent[] },
): readonly string[] {
  return differingPaths(room, settingsInForce(run, null));
}
