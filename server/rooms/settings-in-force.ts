import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** The settings with one change of a run made. */
export function withChange(settings: TrainingSettings, change: RunChange): TrainingSettings {
  switch (change.kind) {
    case "set-learning-rate":
      return { ...settings, optimizer: { ...settings.optimizer, learningRate: change.value } };
    case "set-stop":
      return { ...settings, stop: change.stop };
  }
}
