import type { Keyframe } from "#engine/keyframe.ts";
import type { EngineEvent, RunEnd } from "#engine/run-events.ts";
import type { StopSettings } from "#engine/settings.ts";

/** One run in progress. The same bits follow from the same settings and events, on every machine. */
export interface Training {
  /** Updates done so far. */
  readonly step: number;
  /** The last event applied; 0 before the first. */
  readonly seq: number;
  /** Training loss at `step`, without penalty, over all training rows. */
  readonly loss: number;
  /** Null without test rows. */
  readonly testLoss: number | null;
  /** Every layer in turn: W row by row (in x out), then b. Owned by the training; copy to keep. */
  readonly parameters: Float64Array;
  readonly learningRate: number;
  readonly stop: StopSettings;
  /** Set at a stop or at divergence; raising the stop by an event clears the former. */
  readonly end: RunEnd | null;
  /**
   * Trains at most `count` steps and fewer when the run ends; `onStep` gets the loss after each.
   * Returns how many steps were made.
   */
  advance(count: number, onStep?: (loss: number) => void): number;
  /** @throws {RangeError} when the event is not of this step or not the next in order. */
  apply(event: EngineEvent): void;
  /** A copy of everything that is needed to go on from here. */
  keyframe(): Keyframe;
}
