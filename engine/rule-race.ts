import type { Dataset } from "#engine/data/dataset.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine, Training } from "#engine/training.ts";

/** How a training under one rule goes, beside another. */
export interface RaceLane {
  readonly updateRule: TrainingSettings["updateRule"];
  /** Training loss without penalty at step 0, 1, ...: as far as the race has come. */
  readonly losses: readonly number[];
  /** The last step of a run that has diverged; null while it is well. */
  readonly divergedAt: number | null;
}

interface RunningLane extends RaceLane {
  readonly training: Training;
  readonly losses: number[];
  divergedAt: number | null;
}

/**
 * Two trainings from the same initial weights, step by step beside each other: the right rule and
 * another. A worker advances it slice by slice, so that it can be given up.
 *
 * @see Training.advance for what a step is.
 */
export class RuleRace {
  readonly steps: number;
  readonly #lanes: readonly RunningLane[];
  #step = 0;

  /**
   * @param updateRule the other rule; it must fit every batch, see `ruleMisfit`.
   * @param steps how long the race is, e.g. 1000.
   */
  constructor(
    engine: Engine,
    settings: TrainingSettings,
    dataset: Dataset,
    updateRule: TrainingSettings["updateRule"],
    steps: number,
  ) {
    this.steps = steps;
    this.#lanes = (["gradient", updateRule] as const).map((rule): RunningLane => {
      const training = engine.start({ ...settings, updateRule: rule, stop: { steps } }, dataset);
      return { updateRule: rule, training, losses: [training.loss], divergedAt: null };
    });
  }

  get step(): number {
    return this.#step;
  }

  get isOver(): boolean {
    return this.#step >= this.steps;
  }

  /** The right rule, then the other. The lists grow with the race. */
  get lanes(): readonly RaceLane[] {
    return this.#lanes;
  }

  /** Trains both lanes at most `count` steps further. A diverged lane stays where it is. */
  advance(count: number): void {
    const until = Math.min(this.steps, this.#step + count);
    for (const lane of this.#lanes) {
      while (lane.divergedAt === null && lane.training.step < until) {
        lane.training.advance(1);
        if (lane.training.end?.reason === "diverged") {
          lane.divergedAt = lane.training.step;
        } else {
          lane.losses.push(lane.training.loss);
        }
      }
    }
    this.#step = until;
  }
}
