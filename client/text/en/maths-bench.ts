import { plural } from "#client/text/en/plural.ts";

/** More words of the bench "just delta?". */
export const BENCH_WORDS = {
  note: "try a wrong rule",
  intro:
    "Why not leave a out? Choose what is put in the place of the gradient of one layer, and see what becomes of it. The run is left alone.",
  worksOn: (step: string) => `The bench took step ${step} of the run`,
  changes: (samples: number, units: number, shuffles: number) =>
    [
      samples === 0 ? "" : plural(samples, "sample more", "samples more"),
      units === 0 ? "" : plural(units, "hidden unit more", "hidden units more"),
      shuffles === 0 ? "" : plural(shuffles, "shuffle", "shuffles"),
    ]
      .filter((part) => part !== "")
      .join(", "),
  reset: "Reset",
  takeStep: (step: string) => `Take step ${step}`,
  layer: "Layer",
  rule: "Rule",
  noUnit: "This network has no hidden layer that could grow here.",
  tableLabel: "Four verdicts on the rule",
  columns: { verdict: "verdict", answer: "answer" },
  marks: {
    good: "in order",
    chance: "only by chance",
    bad: "wrong",
    none: "cannot be told",
    waiting: "being computed",
  },
  axesFit: (left: string, right: string) => `${left} meets ${right}: the same things.`,
  sizesDiffer: (left: string, right: string) => `${left} and ${right} do not fit.`,
  rows: "rows",
  cols: "columns",
  cannotForm: (a: string, delta: string) =>
    `${a} and ${delta} have unlike columns: element by element there is nothing that belongs together.`,
  numpyStretches: (result: string) => `numpy stretches the single column and makes ${result}.`,
  numpyInPlaceRefuses: "Only W −= update raises an error.",
  cannot: "It cannot be formed, so there is nothing to judge.",
  equal: (of: number) =>
    of === 1
      ? "Equal to the numeric gradient."
      : `All ${of} components equal the numeric gradient.`,
  different: (different: number, of: number) =>
    `${different} of ${plural(of, "component differs", "components differ")} from the numeric gradient`,
  cosine: (value: string) => `cosine ${value}`,
  checkedSoFar: (checked: string, of: string) => `checked ${checked} of ${of} so far`,
  worst: (value: string) => `largest relative error ${value}`,
  trained: (steps: string) => `After ${steps} steps:`,
  lane: (rule: string, loss: string) => `${rule}: C = ${loss}`,
  racing: (step: string, of: string) => `step ${step} of ${of}`,
  chart: (right: string, other: string) => `Loss over the steps: ${right}, and ${other}`,
  step: "step",
  noWorker: "This browser cannot compute beside the page: only the shapes are judged.",
  proof: "Is that a proof?",
  train: "Train the room with this rule",
  trainBack: "Train the room with the gradient again",
  trainsSo: "The room trains with this rule.",
  trainsRight: "The room trains with the gradient, everywhere.",
  trainMarked:
    "The list of changes and the loss chart mark the step; the next run has the rule in its name.",
  notInReplay: "A saved run keeps its rule. In a room one can train with another.",
  notHere: "Open a room to train it with this rule.",
  mayNot: "The host has not given you the update rule.",
  misfit: (why: string) => `The room cannot be trained with it: ${why}.`,
  ownSizes: "The room keeps its own samples and units.",
} as const;
