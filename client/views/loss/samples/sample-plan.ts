import { trainingRowCount } from "#engine/data/columns.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** What a step costs besides its products, in multiply-adds: about a microsecond. */
const STEP_WORK = 1_000;
/** What a piece of a run holds where a stored state begins it: about half a second. */
const PIECE_WORK = 400_000_000;
/** So near a state that is there it is not worth to fetch another one. */
const NEAR_WORK = PIECE_WORK;
/** What is recomputed of one run, all in all: some minutes. */
export const MOST_WORK = 200_000_000_000;

/** Multiply-adds of one update: forward, and backward twice, over the rows of a batch. */
export function stepWork(settings: TrainingSettings): number {
  const rows = trainingRowCount(settings);
  const batch = settings.batch === "full" ? rows : Math.min(rows, settings.batch.size);
  return STEP_WORK + 3 * parameterCount(settings) * batch;
}

/** Where a piece of a run that leads to its newest missing place may begin. */
export interface Beginning {
  /** A stored state at or before this step is asked for; null does without. */
  readonly keyframeBefore: number | null;
}

/**
 * Rule UI-121: the newest places first, in pieces: from where the worker is when that is near, else
 * from a stored state some way before, else from the first step.
 *
 * @param top the newest place that is missing.
 * @param at where the worker stands; null when it has not begun.
 */
export function beginningOf(top: number, at: number | null, workPerStep: number): Beginning {
  if (at !== null && at <= top && (top - at) * workPerStep <= NEAR_WORK) {
    return { keyframeBefore: null };
  }
  const before = top - Math.floor(PIECE_WORK / workPerStep);
  return { keyframeBefore: before > 0 ? before : null };
}
