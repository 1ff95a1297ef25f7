const CHART = {
  zoomIn: "Zoom in (+)",
  zoomOut: "Zoom out (−)",
  whole: "Whole run (0)",
  larger: "Larger",
  smaller: "Back to its place (Escape)",
  follow: "Follow",
  followNote: "Back to the step on the screen, and along with it",
  help: "Arrow keys read single steps, + and − zoom, Page Up and Page Down move, 0 shows the whole run. The wheel zooms while the chart has the focus, or with Ctrl.",
  everyStep: "every step",
  computing: (steps: string) => `points of ${steps} steps; every single one is being computed…`,
  buckets: (steps: string) => `points of ${steps} steps: line the last, band min to max`,
  between: (steps: string, loss: string, range: string) =>
    `steps ${steps}  last ${loss}  min…max ${range}`,
  test: (loss: string, step: string | null) =>
    step === null ? `  test ${loss}` : `  test ${loss} (step ${step})`,
  trainRows: (loss: string, step: string | null) =>
    step === null ? `  all rows ${loss}` : `  all rows ${loss} (step ${step})`,
  marks: "Changes and stops on the chart",
  mark: (who: string, what: string, step: string) => `${who} ${what}, step ${step}`,
  marksAt: (count: string, from: string, to: string) => `${count} changes, steps ${from} to ${to}`,
  more: (count: string) => `and ${count} more`,
  stop: (step: string) => `The run stops at step ${step}`,
  ended: (step: string) => `The run ended at step ${step}`,
  diverged: (step: string) => `The run diverged: step ${step} was its last finite one`,
  stopLoss: (loss: string) => `stop at ${loss}`,
} as const;

/** Words of the loss and its chart. */
export const LOSS = {
  title: "Loss",
  linear: "linear",
  log: "log",
  scale: "Scale of the loss axis",
  chartLabel: "Loss by step",
  sum: "sum",
  perRow: "per row",
  unit: "The loss as a sum, or for each row",
  /** The glossary of the chart and of the number that is called loss. */
  glossary: "The loss C over all training rows, without the penalty.",
  at: (step: string, loss: string) => `step ${step}  loss ${loss}`,
  chart: CHART,
} as const;
