import { plural } from "#client/text/en/plural.ts";

/** Words of the gradient check. */
export const CHECK = {
  title: "Gradient check",
  note: "is it the slope of C?",
  intro:
    "Move one weight a little up and down and compute C each time: that knows nothing of back-propagation. The slope must be the gradient.",
  rule: "Central difference with ε = 1e−5 in float64. Below 1e−7 ✓, below 1e−4 “look”, else ✗. The penalty counts; checked is the right gradient, whatever rule the run trains by.",
  atStep: (step: string) => `Checked at step ${step}`,
  looksAt: (step: string) => `Looks at step ${step}`,
  takeStep: (step: string) => `Take step ${step}`,
  layer: "Layer",
  epsilon: "ε of the picture",
  one: (weight: string) => `One weight: ${weight}`,
  all: "All weights",
  choose: "Press a weight to look at it.",
  checkAll: (count: string) => `Check all ${count} weights and biases`,
  stop: "Stop",
  progress: (checked: string, of: string) => `${checked} of ${of} checked`,
  verdicts: { agrees: "agrees", look: "look", differs: "differs", none: "not checked yet" },
  counts: (agrees: string, look: string, differs: string) =>
    `✓ ${agrees} agree, ◦ ${look} to look at, ✗ ${differs} differ`,
  worst: (error: string, name: string) => `largest relative error ${error}, of ${name}`,
  noWorst: "nothing checked yet",
  kinks: (count: number) =>
    `${plural(count, "of them stands", "of them stand")} at a corner of C, where no difference is right.`,
  activationKink:
    "Between w − ε and w + ε a unit crosses 0, where its activation has a corner: no single slope is right there.",
  penaltyKink:
    "The weight is at 0, where the penalty |w| has a corner: no single slope is right there.",
  cell: (name: string, verdict: string, error: string | null) =>
    error === null ? `${name}: ${verdict}` : `${name}: ${verdict}, relative error ${error}`,
  plot: (weight: string) =>
    `C as ${weight} moves, with the secant through w − ε and w + ε and the tangent at w`,
  curve: "C(w)",
  secant: "secant",
  tangent: "tangent",
  points: "Three values of C",
  pointColumns: { at: "at", weight: "w", cost: "C" },
  slopes: "The secant's slope as ε gets smaller",
  slopeColumns: { epsilon: "ε", numeric: "(C₊ − C₋) / 2ε", error: "relative error" },
  claimed: "∂C/∂w by back-propagation",
  noWorker: "This browser cannot compute beside the page: there is no check here.",
  rows: "rows",
  cols: "columns",
} as const;
