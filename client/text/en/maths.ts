import type { Axis } from "#client/maths/axis.ts";
import type { DerivationLine } from "#client/maths/derivation.ts";
import type { EntityKind } from "#client/maths/entity.ts";
import type { LeftOut } from "#client/maths/lens.ts";
import type { MathsStep, StepNote } from "#client/maths/maths-step.ts";
import { plural } from "#client/text/en/plural.ts";
import type { UpdateRule } from "#engine/settings.ts";

const AXES: Record<Axis["kind"], string> = {
  samples: "samples",
  inputs: "inputs",
  hidden: "hidden",
  outputs: "outputs",
  one: "",
};

const KINDS: Record<EntityKind, string> = {
  inputs: "what the network sees",
  targets: "what it should answer",
  weights: "weights",
  biases: "biases",
  "pre-activation": "weighted sums",
  output: "activations",
  slope: "slope of the activation",
  error: "error: how C changes with a",
  delta: "delta: how C changes with z",
  gradient: "gradient: how C changes with the weights",
  "rule-update": "what the wrong rule puts in the gradient's place",
  "penalty-gradient": "gradient of the penalty",
  "total-gradient": "gradient with the penalty",
  "old-moment": "the optimiser's memory before this step",
  moment: "the optimiser's memory",
  direction: "what the learning rate multiplies",
  next: "after this step",
};

const RULES: Record<UpdateRule, string> = {
  gradient: "aᵀδ",
  "delta-only": "δ alone",
  elementwise: "a ∘ δ",
  transposed: "δᵀa",
};

const OPTIMIZER_NOTES: Record<Extract<StepNote, { kind: "optimizer" }>["optimizer"], string> = {
  sgd: "Each weight moves by the learning rate times its gradient, and nothing is remembered.",
  momentum:
    "The velocity v keeps a part μ of what it was and adds the gradient; the weights follow v.",
  nesterov:
    "As momentum, but the gradient is added once more beyond the new velocity: a look ahead.",
  rmsprop:
    "s is the running mean of the squared gradients; each weight's step is divided by its root.",
  adagrad:
    "s is the sum of all squared gradients so far; each weight's step is divided by its root.",
  adam: "m is the running mean of the gradients, v that of their squares; both start at 0, which the division by 1 − β to the power t makes up for.",
};

function title({ kind, layer }: Pick<MathsStep, "kind" | "layer">): string {
  switch (kind) {
    case "pre-activation":
      return `Layer ${layer}: weighted sums`;
    case "output":
      return `Layer ${layer}: activation`;
    case "loss":
      return "Error and loss";
    case "delta":
      return `Layer ${layer}: delta`;
    case "gradient":
      return `Layer ${layer}: gradient of the weights`;
    case "update":
      return "The weights move";
  }
}

function note(told: StepNote): string {
  switch (told.kind) {
    case "sign":
      return told.convention === "subtract"
        ? "Here e = a − y, so the step is subtracted. With e = y − a all signs from here on turn, and the step is added: the same weights."
        : "Here e = y − a, so the step is added, and dW is −∂C/∂W. With e = a − y all signs from here on turn, and the step is subtracted: the same weights.";
    case "slope-of-output":
      return `The helper named “derivative of ${told.activation}” in common code takes a, not z: it is written with the activation's own result.`;
    case "slope-cancels":
      return `There is no slope in this line: that of ${told.activation} cancels against the derivative of the cross-entropy.`;
    case "slope-is-one":
      return "A linear unit has slope 1 everywhere: δ is e.";
    case "slope-at-corner":
      return cornerNote(told.activation);
    case "batch":
      return `The rows ● are those of this mini-batch of up to ${told.size}, by their numbers in the data.`;
    case "bias-broadcast":
      return "b has one row. numpy adds it to the row of every sample: here broadcasting is meant.";
    case "bias-sum":
      return "The bias was added to every sample, so every sample has its say: db is the column sum of δ.";
    case "transpose":
      return `δ has one row per sample (${told.samples}); dW has one row per weight. The transpose turns “per sample” into “per unit below”, and the product's sum removes the samples.`;
    case "wrong-rule":
      return `This run updates the layer by ${RULES[told.rule]} instead of its gradient. Its shape fits by chance.`;
    case "old-weights":
      return "The weights in this line are those of before the step: nothing moves until the last step.";
    case "mean":
      return told.loss === "softmax-cross-entropy"
        ? "C is a mean over the n samples, so each sample's share is divided by n."
        : "C is a mean over the n samples and m outputs, so each share is divided by n·m.";
    case "penalty":
      return told.penalty === "l1"
        ? "The penalty pulls every weight towards 0 by the same force λ; at 0 it does nothing. Biases are left alone."
        : "The penalty pulls every weight towards 0 in proportion to its size. Biases are left alone.";
    case "optimizer":
      return OPTIMIZER_NOTES[told.optimizer];
  }
}

function cornerNote(activation: string): string {
  const values: Readonly<Record<string, string>> = { relu: "0", "leaky-relu": "0.01", elu: "1" };
  return `At z = 0 the slope of ${activation} counts as ${values[activation] ?? "0"}.`;
}

const DERIVATION: Record<DerivationLine["kind"], string> = {
  chain:
    "C depends on the weights only through z. So: how C changes with z, times how z changes with W.",
  "one-sample":
    "In the row of one sample a weight is multiplied by its input, and by nothing else.",
  jacobian: "Written for the whole row: the Jacobian of z is the row of inputs itself.",
  sum: "The weight is used by every sample, and C has all of them: the shares add up.",
  matrix: "A sum over the samples of rows times rows is the product with the first one transposed.",
  bias: "The bias is multiplied by 1 for every sample: its gradient is the column sum of δ.",
};

/** Words of the bench "just delta?". */
const BENCH = {
  title: "Just δ?",
  verdicts: {
    shape: { name: "shape", question: "Can it be added to W at all, axis by axis?" },
    gradient: { name: "gradient", question: "Does it equal the numeric gradient?" },
    order: { name: "order", question: "Is it unchanged when the samples are re-ordered?" },
    training: {
      name: "training",
      question: "What does the loss do over a thousand steps, beside the right rule?",
    },
  },
  oneMoreSample: "One more sample ●",
  oneMoreUnit: "One more hidden unit ■",
  shuffle: "Shuffle the samples",
  checkGradient: "Check the gradient",
  /** Sizes agree, things do not. */
  sameSizeOnly: (left: string, right: string, size: number) =>
    `${size} ${left} and ${size} ${right}: the sizes agree, the things do not.`,
  numpyFits: "numpy adds it without a word.",
  numpyBroadcasts: (weights: string, result: string) =>
    `numpy says nothing: W = W − update broadcasts, and W is ${result} from then on instead of ${weights}.`,
  numpyInPlace: "numpy says nothing: W −= update broadcasts into W and keeps its shape.",
  numpyRefuses: "numpy raises an error.",
  wrongSigns: (wrong: number, of: number) =>
    `${wrong} of ${plural(of, "component has", "components have")} the wrong sign`,
  isUnchanged: "The same for every order, up to rounding.",
  isChanged: (change: string) => `Another order gives another update: up to ${change} apart.`,
  diverged: (step: string) => `diverges after step ${step}`,
  noProof:
    "In Origin the wrong rule learns, and comes even lower. That is no proof: it ignores which hidden unit was on, it depends on the order of the samples, and it cannot be formed when ● differs from ■.",
} as const;

/** Words of the maths panel. */
export const MATHS = {
  axes: AXES,
  kinds: KINDS,
  rules: RULES,
  title,
  note,
  derivation: DERIVATION,
  bench: BENCH,
  /** "sample 3", "hidden 2", "hidden layer 2 unit 1"; empty for the single row of a bias. */
  place: ({ kind, layer, isNumbered }: Axis, number: number): string => {
    switch (kind) {
      case "samples":
        return `sample ${number}`;
      case "inputs":
        return `input ${number}`;
      case "hidden":
        return isNumbered ? `hidden layer ${layer} unit ${number}` : `hidden ${number}`;
      case "outputs":
        return `output ${number}`;
      case "one":
        return "";
    }
  },
  /** "4 samples x 4 hidden". */
  longShape: (rows: Axis, cols: Axis): string =>
    [rows, cols]
      .map(({ kind, size, layer, isNumbered }) =>
        isNumbered ? `${size} ${AXES[kind]} ${layer}` : `${size} ${AXES[kind]}`.trim(),
      )
      .join(" x "),
  /** "−1.25e−7" as "minus 1.25 times 10 to the minus 7". */
  spokenNumber: (shown: string): string =>
    shown
      .replace(/e(.+)$/i, " times 10 to the $1")
      .replaceAll("−", "minus ")
      .replace("∞", "infinity"),
  leftOut: ({ rows, cols }: LeftOut): string =>
    [
      rows === null ? "" : `${rows.shown} of ${rows.of} rows are shown, evenly spread`,
      cols === null ? "" : `${cols.shown} of ${cols.of} columns are shown, evenly spread`,
    ]
      .filter((part) => part !== "")
      .join("; "),
  sheets: (shown: number, of: number): string =>
    shown === of
      ? plural(of, "sheet, one for each sample", "sheets, one for each sample")
      : `${shown} of ${of} sheets are drawn; all of them are added`,
} as const;
