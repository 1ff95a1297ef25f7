import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { RunInfo } from "#protocol/room.ts";

/** What a run trains with now: its settings with all of its events. */
export function settingsInForce(run: RunInfo): TrainingSettings {
  return run.events.reduce((settings, { change }) => withChange(settings, change), run.settings);
}

function withChange(settings: TrainingSettings, change: RunChange): TrainingSettings {
  switch (change.kind) {
    case "set-learning-rate":
      return { ...settings, optimizer: { ...settings.optimizer, learningRate: change.value } };
    case "set-stop":
      return { ...settings, stop: change.stop };
  }
}
