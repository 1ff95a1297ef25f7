import type { EngineEvent } from "#engine/run-events.ts";
import type { Training } from "#engine/training.ts";

/** The curve's own losses of a range of steps, computed again by the engine, slice by slice. */
export class LossRange {
  readonly losses: Float64Array;
  readonly #training: Training;
  readonly #events: readonly EngineEvent[];
  readonly #from: number;
  readonly #to: number;
  #step: number;

  /**
   * @param training of the run, at `from` or before it.
   * @param events all of the run, in order of `seq` from 1 without gaps.
   */
  constructor(training: Training, events: readonly EngineEvent[], from: number, to: number) {
    this.#training = training;
    this.#events = events;
    this.#from = from;
    this.#to = to;
    this.#step = training.step;
    this.losses = new Float64Array(to - from + 1);
    this.#applyDue();
  }

  /**
   * Trains at most `steps` steps on; false when the range is whole.
   *
   * @throws {RangeError} when the run ends inside the range.
   */
  advance(steps: number): boolean {
    const goal = Math.min(this.#to, this.#training.step + steps);
    while (this.#training.step < goal) {
      const next = this.#events[this.#training.seq]?.step ?? goal;
      const made = this.#training.advance(Math.min(goal, next) - this.#training.step, (loss) => {
        this.#step += 1;
        this.#keep(loss);
      });
      if (made === 0) {
        throw new RangeError(`the run ends at step ${this.#training.step}, before ${this.#to}`);
      }
      this.#applyDue();
    }
    return this.#training.step < this.#to;
  }

  /** An event at a step changes what the curve has of that step. */
  #applyDue(): void {
    let event = this.#events[this.#training.seq];
    while (event !== undefined && event.step <= this.#training.step) {
      this.#training.apply(event);
      event = this.#events[this.#training.seq];
    }
    this.#keep(this.#training.stepLoss);
  }

  #keep(loss: number): void {
    if (this.#step >= this.#from && this.#step <= this.#to) {
      // As the trainer keeps it: a curve holds numbers.
      this.losses[this.#step - this.#from] = Number.isFinite(loss) ? loss : Number.MAX_VALUE;
    }
  }
}
