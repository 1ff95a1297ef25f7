import type { Speed } from "#protocol/room.ts";

/** What a part of an iteration gets in slow motion: long enough to read its numbers. */
const SLOW_PART_MS = 1_000;

/**
 * How far the step is that is on its way in slow motion. State of the moment, like presence: told
 * when it changes otherwise than by time, so that all screens show the same part of it.
 */
export interface Pace {
  readonly runId: string;
  /** The update under way leads on from this step. */
  readonly step: number;
  /** Until the update is made, at the time of telling; it stays while nothing runs. */
  readonly leftMs: number;
  /** What the whole step takes. */
  readonly ofMs: number;
  readonly isRunning: boolean;
}

/**
 * Forward, back and the update take so long in slow motion: one part for each line of the
 * iteration's mathematics, two forward and two back for a layer, the loss and the update. 10 s for
 * a network of two layers.
 */
export function slowStepMs(layerCount: number): number {
  return (4 * layerCount + 2) * SLOW_PART_MS;
}

/** From one step to the next, in ms; 0 at full speed. */
export function stepIntervalMs(speed: Speed, slowMs: number): number {
  return speed === "max" ? 0 : speed === "slow" ? slowMs : 1000 / speed;
}
