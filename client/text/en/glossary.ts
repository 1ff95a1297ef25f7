// biome-ignore-all lint/style/noExcessiveLinesPerFile: all terms in one place, so that a translation is one file
import { SETTING_NAMES } from "#client/text/en/setting-names.ts";

interface EntryWords {
  readonly name: string;
  /** One or two plain sentences. */
  readonly says: string;
  /** As one writes it on a board. */
  readonly formula?: string;
  /** Terms that stand near it. */
  readonly see?: readonly string[];
  /** Settings whose name it explains: a path or the start of one. */
  readonly paths?: readonly string[];
}

export interface GlossaryEntry extends EntryWords {
  readonly see?: readonly TermId[];
}

const { activationFormulas, losses, optimizers, regularizations } = SETTING_NAMES;

const ENTRIES = {
  network: {
    name: "network",
    says: "Layers of units, each joined to every unit of the layer before. Numbers go in at the left, answers come out at the right.",
    see: ["unit", "layer", "forward"],
    paths: ["layers"],
  },
  unit: {
    name: "unit (neuron)",
    says: "Adds up what comes in, each number times the weight of its line, then applies its activation.",
    formula: "a = f(Σ w·x + b)",
    see: ["weight", "bias", "activation"],
  },
  layer: {
    name: "layer",
    says: "Units side by side that all see the same numbers. Those between the inputs and the output are called hidden.",
    formula: "a⁽ˡ⁾ = f(a⁽ˡ⁻¹⁾ W + b)",
    see: ["unit", "hidden-space"],
  },
  input: {
    name: "input",
    says: "A number of a data row that the network sees, after scaling and features.",
    see: ["feature", "scaling"],
  },
  output: {
    name: "output",
    says: "The last layer's activations: the network's answer a to a data row, beside its target y.",
    see: ["target", "error"],
  },
  target: {
    name: "target y",
    says: "What the network is to answer for a data row. It stands in the data and is never computed.",
    see: ["output", "loss"],
  },
  error: {
    name: "error",
    says: "How far the answer is from the target, for one row and one output.",
    formula: "y − a",
    see: ["loss", "output"],
  },
  weight: {
    name: "weight",
    says: "The number on a line between two units. Training changes nothing but weights and biases.",
    formula: "z = Σ w·x + b",
    see: ["bias", "gradient", "parameter"],
  },
  bias: {
    name: "bias",
    says: "A number that a unit adds to its sum, so that it need not be 0 where all inputs are 0.",
    formula: "z = Σ w·x + b",
    see: ["weight"],
    paths: ["bias"],
  },
  parameter: {
    name: "parameter",
    says: "A weight or a bias: whatever training may change.",
    see: ["weight", "bias"],
  },
  activation: {
    name: "activation",
    says: "The function that a unit applies to its sum z; without a curved one, many layers do no more than one. Also the number that comes out.",
    formula: "a = f(z)",
    see: ["sigmoid", "tanh", "relu", "linear", "softmax"],
  },
  linear: {
    name: "linear",
    says: "The sum as it is. For answers that are any number.",
    formula: activationFormulas.linear,
    see: ["activation"],
  },
  sigmoid: {
    name: "sigmoid",
    says: "Presses every number between 0 and 1; far from 0 it is flat and the gradient nearly vanishes.",
    formula: `${activationFormulas.sigmoid},  a′ = a(1 − a)`,
    see: ["activation", "tanh"],
  },
  tanh: {
    name: "tanh",
    says: "Presses every number between −1 and 1, with 0 in the middle.",
    formula: `${activationFormulas.tanh},  a′ = 1 − a²`,
    see: ["activation", "sigmoid"],
  },
  relu: {
    name: "ReLU",
    says: "Keeps what is above 0 and makes the rest 0. A unit that is 0 for every row no longer learns.",
    formula: activationFormulas.relu,
    see: ["activation", "leaky-relu"],
  },
  "leaky-relu": {
    name: "leaky ReLU",
    says: "ReLU with a small slope below 0, so that a unit always learns a little.",
    formula: activationFormulas["leaky-relu"],
    see: ["relu"],
  },
  elu: {
    name: "ELU",
    says: "ReLU that bends smoothly towards −1 below 0.",
    formula: activationFormulas.elu,
    see: ["relu"],
  },
  softplus: {
    name: "softplus",
    says: "ReLU without its corner: always above 0, always rising.",
    formula: activationFormulas.softplus,
    see: ["relu"],
  },
  gelu: {
    name: "GELU",
    says: "ReLU with a soft corner that dips a little below 0.",
    formula: activationFormulas.gelu,
    see: ["relu"],
  },
  softmax: {
    name: "softmax",
    says: "Turns the sums of the output layer into shares that are above 0 and sum to 1, one for each class.",
    formula: activationFormulas.softmax,
    see: ["softmax-cross-entropy", "class"],
  },
  forward: {
    name: "forward pass",
    says: "From the inputs to the outputs: each layer's sums, then its activations.",
    formula: "z = aW + b,  a = f(z)",
    see: ["backward"],
  },
  backward: {
    name: "backward pass",
    says: "From the loss back to the first layer: the chain rule gives every weight its gradient. Also called backpropagation.",
    formula: "δ = ∂C/∂z,  ∂C/∂W = aᵀδ",
    see: ["gradient", "delta"],
  },
  delta: {
    name: "delta δ",
    says: "How much the loss changes with a unit's sum z. It is passed back from layer to layer.",
    formula: "δ = ∂C/∂z",
    see: ["backward", "update-rule"],
  },
  gradient: {
    name: "gradient",
    says: "For every weight, how much the loss would rise if the weight were a little larger. Training goes the other way.",
    formula: "g = ∂C/∂W",
    see: ["learning-rate", "backward", "optimizer"],
  },
  loss: {
    name: "loss C",
    says: "One number for how wrong the answers are, over all training rows and without the penalty. Training makes it small.",
    see: ["half-squared-error-sum", "mean-squared-error", "binary-cross-entropy", "test-loss"],
    paths: ["loss"],
  },
  "half-squared-error-sum": {
    name: "½ squared error, sum",
    says: "Half the squared errors of all rows, added up: its gradient is simply a − y, and grows with the number of rows.",
    formula: losses["half-squared-error-sum"].detail,
    see: ["loss", "mean-squared-error"],
  },
  "mean-squared-error": {
    name: "mean squared error",
    says: "The squared errors on the average, so that more rows do not mean more loss.",
    formula: losses["mean-squared-error"].detail,
    see: ["loss", "half-squared-error-sum"],
  },
  "binary-cross-entropy": {
    name: "binary cross-entropy",
    says: "For yes or no: an answer that is sure and wrong costs most.",
    formula: losses["binary-cross-entropy"].detail,
    see: ["loss", "sigmoid"],
  },
  "softmax-cross-entropy": {
    name: "softmax cross-entropy",
    says: "For several classes: minus the logarithm of the share that the right class got.",
    formula: losses["softmax-cross-entropy"].detail,
    see: ["loss", "softmax"],
  },
  "loss-per-row": {
    name: "loss per row",
    says: "The loss divided by the rows it was summed over, so that train and test, or batches of two sizes, compare.",
    formula: "C / rows",
    see: ["loss"],
  },
  "test-loss": {
    name: "test loss",
    says: "The loss over the rows that were held back. It rises while the training loss falls: the network learns by heart.",
    see: ["split", "overfitting"],
  },
  penalty: {
    name: "penalty (regularisation)",
    says: "A price on large weights, added to the loss that is minimised. Biases are left out.",
    formula: "C + λ·R(W)",
    see: ["l1", "l2", "overfitting"],
    paths: ["regularization"],
  },
  l1: {
    name: "L1",
    says: "Pulls every weight towards 0 by the same amount: many become exactly 0.",
    formula: regularizations.l1.detail,
    see: ["penalty", "l2"],
  },
  l2: {
    name: "L2",
    says: "Shrinks every weight by a share of itself: large ones most.",
    formula: regularizations.l2.detail,
    see: ["penalty", "l1"],
  },
  overfitting: {
    name: "overfitting",
    says: "The network fits the training rows, chance included, and does worse on others.",
    see: ["test-loss", "penalty"],
  },
  "learning-rate": {
    name: "learning rate",
    says: "How far one step goes against the gradient. Too small: slow. Too large: it jumps over the valley and may diverge.",
    formula: "w ← w − lr·g",
    see: ["gradient", "divergence"],
    paths: ["optimizer.learningRate"],
  },
  momentum: {
    name: "momentum μ",
    says: "Keeps a part of the last step's motion: it goes on where gradients agree and calms down where they do not.",
    formula: optimizers.momentum.detail,
    see: ["nesterov", "learning-rate"],
    paths: ["optimizer.momentum"],
  },
  nesterov: {
    name: "Nesterov momentum",
    says: "Momentum that looks ahead: it corrects the step by where the motion is about to lead.",
    formula: optimizers.nesterov.detail,
    see: ["momentum"],
  },
  optimizer: {
    name: "optimiser",
    says: "What a step makes of the gradient: straight against it, with a memory, or with a rate for every weight.",
    see: ["gradient-descent", "momentum", "rmsprop", "adagrad", "adam"],
    paths: ["optimizer"],
  },
  "gradient-descent": {
    name: "gradient descent",
    says: "Each step goes straight against the gradient. With mini-batches it is called stochastic (SGD).",
    formula: optimizers.sgd.detail,
    see: ["learning-rate", "batch"],
  },
  rmsprop: {
    name: "RMSprop",
    says: "Divides each weight's step by the size that its gradient had lately.",
    formula: optimizers.rmsprop.detail,
    see: ["adam", "decay"],
  },
  adagrad: {
    name: "Adagrad",
    says: "Divides each weight's step by the size of all its gradients so far: steps only become smaller.",
    formula: optimizers.adagrad.detail,
    see: ["rmsprop"],
  },
  adam: {
    name: "Adam",
    says: "Momentum and RMSprop together, both corrected for their start at 0.",
    formula: optimizers.adam.detail,
    see: ["momentum", "rmsprop"],
    paths: ["optimizer.beta1", "optimizer.beta2"],
  },
  decay: {
    name: "decay ρ",
    says: "How much of the old mean stays when a new gradient comes in.",
    formula: "s ← ρ·s + (1 − ρ)·g²",
    see: ["rmsprop"],
    paths: ["optimizer.decay"],
  },
  epsilon: {
    name: "ε",
    says: "A tiny number added to a root, so that nothing is divided by 0.",
    see: ["adam", "rmsprop", "adagrad"],
    paths: ["optimizer.epsilon"],
  },
  step: {
    name: "step",
    says: "One update of all weights and biases. Step 0 is before the first one.",
    see: ["epoch", "run"],
    paths: ["stop.steps"],
  },
  epoch: {
    name: "epoch",
    says: "As many steps as it takes until every training row was used once. With all rows in a batch that is one step.",
    formula: "⌈training rows / batch size⌉ steps",
    see: ["batch", "step"],
  },
  batch: {
    name: "batch",
    says: "The rows that the gradient of one step is taken over: all of them, or a part, shuffled anew in every epoch.",
    see: ["epoch", "gradient-descent"],
    paths: ["batch"],
  },
  "update-rule": {
    name: "update rule",
    says: "What is put in the place of the gradient in one layer. Only aᵀδ brings in the layer before and sums over the rows.",
    formula: "∂C/∂W = aᵀδ",
    see: ["delta", "gradient"],
    paths: ["updateRule"],
  },
  "initial-weights": {
    name: "initialisation",
    says: "The weights of step 0, drawn by chance so that the units of a layer differ from each other.",
    see: ["seed", "weight"],
    paths: ["initial"],
  },
  seed: {
    name: "seed",
    says: "The number that chance starts from: the same seed draws the same weights, points or batches, on every machine.",
    see: ["initial-weights"],
    paths: ["initial.seed", "data.seed", "splitSeed", "batch.seed"],
  },
  data: {
    name: "data",
    says: "Rows of inputs with their targets. The loss is taken over them.",
    see: ["split", "noise", "scaling"],
    paths: ["data"],
  },
  noise: {
    name: "noise",
    says: "How far generated points are moved by chance. The more of it, the less can be known.",
    see: ["data", "overfitting"],
    paths: ["data.noise"],
  },
  scaling: {
    name: "scaling",
    says: "Brings every input column to a similar size, so that one learning rate suits all of them.",
    formula: "(x − mean) / deviation",
    see: ["input"],
    paths: ["data.scaling"],
  },
  split: {
    name: "split (train and test)",
    says: "Some rows are kept out of the gradient. How well they are answered says what the network has understood.",
    see: ["test-loss", "overfitting"],
    paths: ["testShare"],
  },
  feature: {
    name: "feature",
    says: "What the network sees of the inputs: themselves, or functions of them such as a square or a product.",
    see: ["input"],
    paths: ["features"],
  },
  class: {
    name: "class",
    says: "One of the kinds between which the network decides.",
    see: ["decision-surface", "accuracy"],
  },
  "decision-surface": {
    name: "decision surface",
    says: "The network's answer at every place of the plane of two inputs. The thick line is where it decides the other way.",
    see: ["hidden-space", "class"],
  },
  "hidden-space": {
    name: "hidden space",
    says: "The same rows seen through two hidden units. A class problem is solved when one straight line parts them there.",
    see: ["layer", "decision-surface"],
  },
  metric: {
    name: "metric",
    says: "A number that says how good the answers are. Training does not see it; people do.",
    see: ["accuracy", "r-squared", "loss"],
  },
  accuracy: {
    name: "accuracy",
    says: "The share of rows whose answer is the right class.",
    formula: "right rows / rows",
    see: ["confusion-matrix"],
  },
  "r-squared": {
    name: "R²",
    says: "For numbers: 1 is perfect, 0 is no better than always answering the mean.",
    formula: "1 − Σ(y − a)² / Σ(y − mean)²",
    see: ["error", "mean-squared-error"],
  },
  "confusion-matrix": {
    name: "confusion matrix",
    says: "How many rows of each class got which answer. What is right stands on the diagonal.",
    see: ["accuracy", "class"],
  },
  run: {
    name: "run",
    says: "One training from step 0: its settings, its seed and every change made on the way. It is saved by itself and can be replayed.",
    see: ["step", "seed"],
  },
  stop: {
    name: "stop",
    says: "Where a run ends by itself: after so many steps, or at a loss that is small enough.",
    see: ["run", "loss"],
    paths: ["stop"],
  },
  divergence: {
    name: "divergence",
    says: "Steps so large that the weights grow without end, until a number is no longer finite. A smaller learning rate helps.",
    see: ["learning-rate"],
  },
  "steps-per-second": {
    name: "steps per second",
    says: "How fast the training is shown and computed. It changes no weight: only the learning rate does.",
    see: ["step", "learning-rate"],
  },
} as const satisfies Readonly<Record<string, EntryWords>>;

export type TermId = keyof typeof ENTRIES;

/** Every term of the field that the pages use, with a plain definition. */
export const GLOSSARY: Readonly<Record<TermId, GlossaryEntry>> = ENTRIES;

export const GLOSSARY_WORDS = {
  title: "Glossary",
  search: "Search the terms",
  onPage: "On this page",
  all: "All terms",
  none: (words: string) => `No term has "${words}" in it.`,
  count: (count: number) => (count === 1 ? "1 term" : `${count} terms`),
  now: "Here, now",
  see: "See also",
  back: "Back",
} as const;
