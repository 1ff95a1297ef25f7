import type { Dataset } from "#engine/data/dataset.ts";
import type { Keyframe } from "#engine/keyframe.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine, Training } from "#engine/training.ts";

/**
 * The run at `step`, after all events with `step` up to it: the one definition of a run's state.
 *
 * @param events all events of the run, in order of `seq`; later ones are ignored.
 * @param from a keyframe of this run at or before `step`; without it the run starts at 0.
 * @throws {RangeError} when the run never reaches `step` or an event's step, or `from` lies
 * behind `step`.
 */
export function trainingAt(
  engine: Engine,
  settings: TrainingSettings,
  dataset: Dataset,
  events: readonly EngineEvent[],
  step: number,
  from?: Keyframe,
): Training {
  const training =
    from === undefined ? engine.start(settings, dataset) : engine.restore(settings, dataset, from);
  for (const event of events) {
    if (event.seq > training.seq && event.step <= step) {
      training.advance(event.step - training.step);
      training.apply(event);
    }
  }
  training.advance(step - training.step);
  if (training.step !== step) {
    throw new RangeError(`step ${step} cannot be reached: the run is at step ${training.step}`);
  }
  return training;
}
