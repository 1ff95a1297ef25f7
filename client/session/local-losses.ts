import type { Dataset } from "#engine/data/dataset.ts";
import type { HyperParameters } from "#engine/hyper-parameters.ts";
import type { Keyframe } from "#engine/keyframe.ts";
import type { EngineEvent, RunEnd } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine, Training } from "#engine/training.ts";

/** What the trainings of one run came by: the loss of each step, and how it stands. */
export class LocalLosses {
  readonly #losses: number[];
  end: RunEnd | null = null;

  /** @param known from step 0 on. */
  constructor(known: readonly number[] = []) {
    this.#losses = [...known];
  }

  get count(): number {
    return this.#losses.length;
  }

  set(step: number, loss: number): void {
    this.#losses[step] = loss;
  }

  /** From a step up to but not including another. */
  between(from: number, to: number): number[] {
    return this.#losses.slice(from, to);
  }

  /** The engine, whose trainings write down here what they come by. */
  witness(engine: Engine): Engine {
    return {
      name: engine.name,
      get products() {
        return engine.products;
      },
      start: (settings: TrainingSettings, dataset: Dataset) => {
        const training = engine.start(settings, dataset);
        this.set(0, training.stepLoss);
        return new WitnessedTraining(training, this);
      },
      restore: (settings: TrainingSettings, dataset: Dataset, keyframe: Keyframe) =>
        new WitnessedTraining(engine.restore(settings, dataset, keyframe), this),
    };
  }
}

class WitnessedTraining implements Training {
  readonly #training: Training;
  readonly #losses: LocalLosses;

  constructor(training: Training, losses: LocalLosses) {
    this.#training = training;
    this.#losses = losses;
  }

  get step(): number {
    return this.#training.step;
  }

  get seq(): number {
    return this.#training.seq;
  }

  get loss(): number {
    return this.#training.loss;
  }

  get testLoss(): number | null {
    return this.#training.testLoss;
  }

  get stepLoss(): number {
    return this.#training.stepLoss;
  }

  get parameters(): Float64Array {
    return this.#training.parameters;
  }

  get hyperParameters(): HyperParameters {
    return this.#training.hyperParameters;
  }

  get end(): RunEnd | null {
    return this.#training.end;
  }

  advance(count: number): number {
    let { step } = this.#training;
    const made = this.#training.advance(count, (loss) => {
      step += 1;
      this.#losses.set(step, loss);
    });
    this.#losses.end = this.#training.end;
    return made;
  }

  apply(event: EngineEvent): void {
    this.#training.apply(event);
    this.#losses.set(this.#training.step, this.#training.stepLoss);
  }

  keyframe(): Keyframe {
    return this.#training.keyframe();
  }
}
