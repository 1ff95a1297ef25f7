import type { Dataset } from "#engine/data/dataset.ts";
import type { HyperParameters } from "#engine/hyper-parameters.ts";
import type { Keyframe } from "#engine/keyframe.ts";
import type { Products } from "#engine/products.ts";
import type { EngineEvent, RunEnd } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** One run in progress. The same bits follow from the same settings and events, on every machine. */
export interface Training {
  /** Updates done so far. */
  readonly step: number;
  /** The last event applied; 0 before the first. */
  readonly seq: number;
  /**
   * Training loss at `step`, without penalty, over all training rows. With mini-batches it is
   * computed when it is asked for, which changes nothing.
   */
  readonly loss: number;
  /** Null without test rows. Computed when it is asked for. */
  readonly testLoss: number | null;
  /**
   * What the loss curve keeps of `step`: the training loss; with mini-batches the loss, by the
   * weights of `step`, of the batch that the next update uses.
   */
  readonly stepLoss: number;
  /** Every layer in turn: W row by row (in x out), then b. Owned by the training; copy to keep. */
  readonly parameters: Float64Array;
  readonly hyperParameters: HyperParameters;
  /** Set at a stop or at divergence; raising the stop by an event clears the former. */
  readonly end: RunEnd | null;
  /**
   * Trains at most `count` steps and fewer when the run ends; `onStep` gets the `stepLoss` after
   * each. Returns how many steps were made.
   */
  advance(count: number, onStep?: (stepLoss: number) => void): number;
  /**
   * @throws {RangeError} when the event is not of this step, not the next in order, or does not
   * fit the run.
   */
  apply(event: EngineEvent): void;
  /** A copy of everything that is needed to go on from here. */
  keyframe(): Keyframe;
}

/** A way to compute runs: plain TypeScript, or kernels in WebAssembly. Both give the same bits. */
export interface Engine {
  readonly name: "reference" | "fast";
  /** For passes of one's own, as of a step that is explained. */
  readonly products: Products;
  /** The run at step 0, with its initial weights. */
  start(settings: TrainingSettings, dataset: Dataset): Training;
  /**
   * The run of these settings at a keyframe, which is copied.
   *
   * @throws {RangeError} when the keyframe is of another network or another engine version.
   */
  restore(settings: TrainingSettings, dataset: Dataset, keyframe: Keyframe): Training;
}
