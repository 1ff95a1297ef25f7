import { plural } from "#client/text/en/plural.ts";

/** Words of the histograms of weights and gradients over time. */
export const HISTOGRAMS = {
  title: "Histograms over time",
  note: "weights, biases and gradients by step",
  layer: "Layer",
  layerName: (number: number) => `layer ${number}`,
  outputLayer: (number: number) => `layer ${number}, output`,
  part: "Which numbers",
  parts: {
    weights: "weights",
    biases: "biases",
    "weight-gradients": "dC/dW",
    "bias-gradients": "dC/db",
  },
  bins: "Bins",
  binKinds: { linear: "linear", symlog: "symlog" },
  map: (what: string) => `Histograms of ${what} by step`,
  mapHelp: "Left and right arrows read the histograms one by one, Home and End the first and last.",
  gradientNote: "of the loss over all training rows, without the penalty",
  shade: "stronger colour: more of them in a bin",
  at: (step: string, count: number, min: string, max: string, mean: string) =>
    `step ${step}: ${plural(count, "number", "numbers")}, min ${min}, max ${max}, mean ${mean}`,
  tableLabel: (what: string, step: string) => `Histogram of ${what} at step ${step}`,
  from: "from",
  to: "up to",
  count: "count",
  waiting: "Being recomputed from the run…",
  none: "This browser cannot recompute the run, or it would take too long.",
} as const;
