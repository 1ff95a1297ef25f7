import type { HyperParameters } from "#engine/hyper-parameters.ts";
import type { Keyframe } from "#engine/keyframe.ts";
import { type NetworkLayer, parameterName } from "#engine/network.ts";
import { changeMisfit, hyperParametersAfter } from "#engine/run-changes.ts";
import type { EngineEvent, RunEnd } from "#engine/run-events.ts";

/** What decides whether a run ends where it stands. */
export interface LossesNow {
  readonly stepLoss: number;
  /** Over all training rows; asked for only where stop.loss is tested. */
  readonly loss: number;
  /** Whether the next update begins an epoch; always true for full batches. */
  readonly isEpochStart: boolean;
}

/**
 * Where a run stands: its step, its events, its hyper-parameters and its end. This is all of a
 * run that does not depend on how its numbers are computed, so that every engine decides alike.
 */
export class RunProgress {
  readonly #layers: readonly NetworkLayer[];
  readonly #rowCount: number;
  #step: number;
  #seq: number;
  #hyperParameters: HyperParameters;
  #end: RunEnd | null = null;
  /** The update from this step gave numbers that are not finite. */
  #hasFailed = false;

  /** @param rowCount how many rows the run trains with. */
  constructor(
    layers: readonly NetworkLayer[],
    rowCount: number,
    from: Pick<Keyframe, "step" | "seq" | "hyperParameters">,
  ) {
    this.#layers = layers;
    this.#rowCount = rowCount;
    this.#step = from.step;
    this.#seq = from.seq;
    this.#hyperParameters = from.hyperParameters;
  }

  get step(): number {
    return this.#step;
  }

  get seq(): number {
    return this.#seq;
  }

  get hyperParameters(): HyperParameters {
    return this.#hyperParameters;
  }

  get end(): RunEnd | null {
    return this.#end;
  }

  /** How many of `count` updates may be made from here, as far as the steps decide. */
  allowed(count: number): number {
    return this.#end === null ? Math.min(count, this.#hyperParameters.stop.steps - this.#step) : 0;
  }

  /** Counts updates that succeeded; `settle` comes next. */
  stepped(count: number): void {
    this.#step += count;
  }

  /**
   * Takes an event into the hyper-parameters. The caller carries out what it changes beside
   * them; `settle` comes next.
   *
   * @throws {RangeError} when it is not of this step, not the next in order, or does not fit.
   */
  take(event: EngineEvent): void {
    if (event.step !== this.#step || event.seq !== this.#seq + 1) {
      throw new RangeError(
        `event ${event.seq} of step ${event.step} after event ${this.#seq} at step ${this.#step}`,
      );
    }
    const run = {
      layers: this.#layers,
      rowCount: this.#rowCount,
      hyperParameters: this.#hyperParameters,
    };
    const misfit = changeMisfit(run, event.change);
    if (misfit !== null) {
      throw new RangeError(`event ${event.seq} does not fit the run: ${misfit}`);
    }
    this.#seq = event.seq;
    this.#hyperParameters = hyperParametersAfter(this.#hyperParameters, event.change);
  }

  /** Decides whether the run ends here: at its start, after an event, after an update. */
  settle(losses: LossesNow): void {
    if (this.#hasFailed) {
      return;
    }
    this.#end = Number.isFinite(losses.stepLoss)
      ? this.#reachedStop(losses)
      : this.#diverged(became("the loss", losses.stepLoss), this.#step);
  }

  /**
   * The next update failed, and the state is again what it was before it: the run ends here for
   * good. Named is the first parameter that was not finite, else the loss.
   */
  fail(parametersAfter: Float64Array, lossAfter: number): void {
    const index = parametersAfter.findIndex((value) => !Number.isFinite(value));
    const what =
      index < 0
        ? became("the loss", lossAfter)
        : became(parameterName(this.#layers, index), parametersAfter[index] ?? Number.NaN);
    this.#end = this.#diverged(what, this.#step + 1);
    this.#hasFailed = true;
  }

  #diverged(what: string, step: number): RunEnd {
    return { reason: "diverged", step: this.#step, message: `${what} at step ${step}` };
  }

  /** A step that reaches both ends is named after the loss, which is the better news. */
  #reachedStop(losses: LossesNow): RunEnd | null {
    const { steps, loss } = this.#hyperParameters.stop;
    if (loss !== undefined && losses.isEpochStart && losses.loss <= loss) {
      return { reason: "loss", step: this.#step, message: null };
    }
    return this.#step >= steps ? { reason: "steps", step: this.#step, message: null } : null;
  }
}

function became(what: string, value: number): string {
  return `${what} became ${Number.isNaN(value) ? "not a number" : "infinite"}`;
}
