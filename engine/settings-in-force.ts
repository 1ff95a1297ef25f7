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
    .reduce((settings, { change }) => settingsAfter(settings, change), run.settings);
}

/** The settings with one change made; a weight by hand changes none. */
export function settingsAfter(settings: TrainingSettings, change: RunChange): TrainingSettings {
  const { optimizer } = settings;
  switch (change.kind) {
    case "set-learning-rate":
      return { ...settings, optimizer: { ...optimizer, learningRate: change.value } };
    case "set-momentum":
      return "momentum" in optimizer
        ? { ...settings, optimizer: { ...optimizer, momentum: change.value } }
        : settings;
    case "set-regularization":
      return { ...settings, regularization: change.regularization };
    case "set-batch":
      return { ...settings, batch: change.batch };
    case "set-update-rule":
      return { ...settings, updateRule: change.updateRule };
    case "set-parameter":
      return settings;
    case "set-stop":
      return { ...settings, stop: change.stop };
  }
}
