import type { Result } from "#protocol/errors.ts";
import type { Speed } from "#protocol/room.ts";

/** How the states of a run's past come to this page; the first two give the same bits. */
export type StatesFrom = "kernels" | "reference" | "recorded";

/** A live room looked at in its run's past, by this page alone: the run goes on. */
export interface Past {
  /** What was asked for last; `frame` is of it as soon as it could be had. */
  readonly wanted: number;
  /** Whether `frame` is of the past already; until then it stands where the run was. */
  readonly isHere: boolean;
  readonly isPlaying: boolean;
  readonly speed: Speed;
}

/** Where this page looked when its room went on to another run. */
export interface LeftPast {
  readonly runId: string;
  readonly runNumber: number;
  readonly step: number;
}

/** Moves through the past of a live run for this page alone; in a replay, the replay itself. */
export interface PastActions {
  play(): Promise<Result<void>>;
  pause(): Promise<Result<void>>;
  /** Moves by so many steps, back when negative. */
  step(count: number): Promise<Result<void>>;
  setSpeed(speed: Speed): Promise<Result<void>>;
}

/** Where another run of the room went on from this one. */
export interface ForkPlace {
  readonly runNumber: number;
  readonly step: number;
}
