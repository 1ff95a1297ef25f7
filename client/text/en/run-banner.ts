/** Why a run does not go on. */
export const RUN_BANNER = {
  endedSteps: (number: number, step: string) =>
    `Run #${number} reached its stop at step ${step} and is saved. Raise the steps to go on, or rewind.`,
  endedLoss: (number: number, step: string) =>
    `Run #${number} reached its loss at step ${step} and is saved. Lower the loss to go on, or rewind.`,
  diverged: (number: number, step: string, message: string) =>
    `Run #${number} diverged after step ${step}: ${message}.`,
  divergedHelp: "A smaller learning rate usually helps.",
  lookAtStep: (step: string) => `Look at step ${step}`,
  divergedSomehow: "a number became infinite",
  backAndHalve: (step: string, rate: string) => `Back to step ${step} with learning rate ${rate}`,
  halveRate: (rate: string) => `Start again with learning rate ${rate}`,
  interrupted: (step: string) =>
    `The server went away while this run trained. It is kept up to step ${step} and goes on with the same bits.`,
  otherEngine:
    "This run was trained by another version of the engine. It is saved; rewind to train it anew.",
  replay: "Replay it",
  goOn: "Go on",
  play: "Play",
  rewind: "Rewind",
} as const;
