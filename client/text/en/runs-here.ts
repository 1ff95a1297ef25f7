/** The room's own runs, beside the one on the screen. */
export const RUNS_HERE = {
  title: "Runs of this room",
  empty: "A run is kept from its first step on.",
  here: "on this screen",
  replay: (name: string) => `Replay ${name}`,
  atStep: (step: string, loss: string) => `step\u00a0${step}, loss\u00a0${loss}`,
  library: "All runs of all rooms",
} as const;
