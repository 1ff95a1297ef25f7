import type { EngineEvent, RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** A place in a run: after event `seq` of `step`. */
export interface Playhead {
  readonly step: number;
  readonly seq: number;
}

/** Rule CS-9: the settings that hold at a place of a run; at its newest one when `at` is null. */
export function settingsInForce(
  run: { readonly settings: TrainingSettings; readonly events: readonly EngineEvent[] },
  at: Playhead | null,
): TrainingSettings {
  return run.events
    .filter(({ step, seq }) => at === null || (step <= at.step && seq <= at.seq))
    .reduce((settings, { change }) => changed(settings, change), run.settings);
}

function changed(settings: TrainingSettings, change: RunChange): TrainingSettings {
  switch (change.kind) {
    case "set-learning-rate":
      return { ...settings, optimizer: { ...settings.optimizer, learningRate: change.value } };
    case "set-stop":
      return { ...settings, stop: change.stop };
  }
}
