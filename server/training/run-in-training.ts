import type { Dataset } from "#engine/data/dataset.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { LossSeries } from "#engine/loss-series.ts";
import { STATES_PER_PARAMETER } from "#engine/optimizer-state.ts";
import type { EngineEvent, RunEnd } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine, Training } from "#engine/training.ts";
import { decodeCurve, encodeCurve } from "#protocol/curve-codec.ts";
import { encodeFrame } from "#protocol/frame-codec.ts";
import { decodeKeyframe, encodeKeyframe } from "#protocol/keyframe-codec.ts";
import { LIMITS } from "#protocol/limits.ts";
import type {
  EncodedCheckpoint,
  EncodedFrame,
  EncodedKeyframe,
  TrainingSpec,
} from "#server/training/trainer.ts";

/** What a run is computed with and on: the same for as long as it is open. */
export interface RunComputing {
  readonly engine: Engine;
  /** The run's own settings, with the rows of a stored table put in. */
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
}

/** A training with its loss curve and the stored events that are still ahead of it; no time in it. */
export class RunInTraining {
  readonly isExact: boolean;
  readonly #epoch: number;
  readonly #settings: TrainingSettings;
  readonly #training: Training;
  readonly #series: LossSeries;
  /** Events after the checkpoint, in order of seq. */
  readonly #ahead: EngineEvent[];
  readonly #tail = new Float64Array(LIMITS.frameLossTail);
  /** Losses since the last frame; those beyond the tail's length are counted and not kept. */
  #tailCount = 0;
  /** Losses over all rows, which are computed for what is told and not for every step. */
  #evaluated: { readonly step: number; readonly seq: number; readonly loss: number } | null = null;
  /** Steps ahead whose losses the curve has already: a fork's start may bring more of it along. */
  #known = 0;
  readonly #onStep = (stepLoss: number): void => {
    if (this.#known > 0) {
      this.#known -= 1;
    } else {
      this.#series.push(stepLoss);
    }
    if (this.#tailCount < LIMITS.frameLossTail) {
      this.#tail[this.#tailCount] = stepLoss;
    }
    this.#tailCount += 1;
  };

  /** @throws {Error} when the checkpoint is damaged or of another run. */
  constructor(spec: TrainingSpec, { engine, settings, dataset }: RunComputing) {
    this.#epoch = spec.epoch;
    this.#settings = settings;
    this.isExact = parameterCount(settings) <= LIMITS.exactFrameParameters;
    if (spec.checkpoint === null) {
      this.#training = engine.start(settings, dataset);
      this.#series = LossSeries.empty(LIMITS.curvePoints);
      this.#series.push(charted(this.#training.stepLoss));
    } else {
      const keyframe = decodeKeyframe(spec.checkpoint.keyframe);
      this.#training = engine.restore(settings, dataset, keyframe);
      this.#series = LossSeries.fromSlice(decodeCurve(spec.checkpoint.curve), LIMITS.curvePoints);
      this.#known = this.#series.stepCount - (keyframe.step + 1);
      if (this.#known < 0) {
        throw new RangeError(
          `a checkpoint at step ${keyframe.step} with a curve of ${this.#series.stepCount} steps`,
        );
      }
    }
    this.#tail[0] = charted(this.#training.stepLoss);
    this.#tailCount = 1;
    this.#ahead = spec.run.events.filter((event) => event.seq > this.#training.seq);
    this.#applyAhead();
  }

  get step(): number {
    return this.#training.step;
  }

  get seq(): number {
    return this.#training.seq;
  }

  get end(): RunEnd | null {
    return this.#training.end;
  }

  /** The step of the last stored event that is still to be applied, or 0. */
  get lastStepAhead(): number {
    return this.#ahead.at(-1)?.step ?? 0;
  }

  /** Most bytes of one frame. */
  get frameBytes(): number {
    const parameterBytes = this.#training.parameters.length * (this.isExact ? 8 : 4);
    return FRAME_HEADER_BYTES + parameterBytes + LIMITS.frameLossTail * 8;
  }

  /** What a keyframe takes at least. */
  get keyframeBytes(): number {
    const { kind } = this.#settings.optimizer;
    return this.#training.parameters.length * (1 + STATES_PER_PARAMETER[kind]) * 8;
  }

  /**
   * Trains at most `count` steps, and stops at a stored event, which is applied at its step.
   *
   * @throws {RangeError} when the run ends before a stored event: its record is damaged.
   */
  advance(count: number): number {
    const next = this.#ahead[0];
    const most = next === undefined ? count : Math.min(count, next.step - this.step);
    const made = this.#training.advance(most, this.#onStep);
    this.#applyAhead();
    return made;
  }

  apply(event: EngineEvent): void {
    this.#training.apply(event);
    const stepLoss = charted(this.#training.stepLoss);
    if (this.#known === 0) {
      this.#series.replaceLast(stepLoss);
    }
    if (this.#tailCount <= LIMITS.frameLossTail) {
      this.#tailCount = Math.max(1, this.#tailCount);
      this.#tail[this.#tailCount - 1] = stepLoss;
    }
  }

  /** Takes the losses since the last frame along. */
  frame(isFinal: boolean): EncodedFrame {
    const { step, seq, loss, testLoss, parameters } = this.#training;
    const tailLength = this.#tailCount <= LIMITS.frameLossTail ? this.#tailCount : 0;
    this.#tailCount = 0;
    this.#evaluated = { step, seq, loss };
    const bytes = encodeFrame({
      epoch: this.#epoch,
      step,
      seq,
      isFinal,
      isExact: this.isExact,
      loss,
      testLoss,
      parameters,
      lossTail: this.#tail.subarray(0, tailLength),
    });
    return { step, seq, loss, isFinal, bytes };
  }

  keyframe(): EncodedKeyframe {
    return { step: this.step, seq: this.seq, bytes: encodeKeyframe(this.#training.keyframe()) };
  }

  checkpoint(): EncodedCheckpoint {
    const { step, seq, stepLoss } = this.#training;
    const keyframe = encodeKeyframe(this.#training.keyframe());
    const told = this.#evaluated;
    // Between frames a batch's loss has to do: all rows would cost more than the checkpoint.
    const loss = told?.step === step && told.seq === seq ? told.loss : stepLoss;
    return { step, seq, loss: charted(loss), keyframe, curve: this.curve(0) };
  }

  curve(fromStep: number) {
    return encodeCurve(this.#series.slice(fromStep));
  }

  #applyAhead(): void {
    let next = this.#ahead[0];
    // One that should have come before is refused by the training: the record is damaged.
    while (next !== undefined && next.step <= this.step) {
      this.apply(next);
      this.#ahead.shift();
      next = this.#ahead[0];
    }
    if (this.end !== null && next !== undefined) {
      throw new RangeError(
        `the run ended at step ${this.step}, before event ${next.seq} at step ${next.step}`,
      );
    }
  }
}

const FRAME_HEADER_BYTES = 40;

/** A run may diverge at the very step where it is set up; a curve holds numbers. */
function charted(loss: number): number {
  return Number.isFinite(loss) ? loss : Number.MAX_VALUE;
}
