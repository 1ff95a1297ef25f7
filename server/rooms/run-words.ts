import type { RunEnd } from "#engine/run-events.ts";

export const UNWATCHED_NOTE = "paused after an hour in which nobody watched";
export const OTHER_ENGINE_NOTE =
  "this run was trained by another version of the engine: replay it, or rewind to train it anew";
export const FAILED_NOTE = "the trainer failed several times";

/** Why an ended run does not play, and what helps. */
export function endedText(end: RunEnd): string {
  switch (end.reason) {
    case "steps":
      return `the run reached its stop at step ${end.step}: raise the steps or rewind`;
    case "loss":
      return `the run reached the loss to stop at in step ${end.step}: lower it or rewind`;
    case "diverged":
      return `${end.message ?? `the run diverged after step ${end.step}`}: start the next one with a smaller learning rate`;
  }
}
