import type { StatesFrom } from "#client/session/past.ts";

const STATES_FROM: Record<StatesFrom, string | null> = {
  kernels: null,
  reference: "The plain engine computes earlier steps here: the same bits, only slower.",
  recorded:
    "Earlier steps cannot be computed here: the nearest recorded ones are shown, as they were.",
};

/** Words of the timeline and of looking at what is over. */
export const TIMELINE = {
  title: "Timeline",
  slider: "Step of the run",
  marks: "Changes, forks and ends on the timeline",
  atLive: (step: string) => `step ${step}, live`,
  at: (step: string, last: string) => `step ${step} of ${last}`,
  liveHere: "the run is here",
  pastTitle: "You look at the past of this run",
  pastHint: "Only this page goes back; the run goes on for everybody.",
  going: (step: string) => `Going to step ${step}…`,
  look: "You look at step",
  runAt: "the run is at",
  underway: (step: string) => `(on the way to step ${step}…)`,
  nearest: (step: string) => `(the recorded step nearest to ${step})`,
  toLive: "Back to live",
  toLiveShort: "Live",
  toLiveHint: "Back to live (End)",
  entered: "You look at an earlier step. The run goes on for everybody. End: back to live.",
  statesFrom: STATES_FROM,
  goOn: "Go on from here",
  goOnNote: (step: string) =>
    `Saves this run and starts one for everybody with these weights at step ${step}. It waits there until somebody plays.`,
  movedOn: (number: number, step: string, next: number) =>
    `The room went on to run #${next}. You looked at step ${step} of run #${number}, which is saved.`,
  replayThere: (step: string) => `Replay it at step ${step}`,
  dismiss: "Close",
} as const;
