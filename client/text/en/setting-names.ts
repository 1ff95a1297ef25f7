import type {
  Activation,
  BundledSet,
  DrawnScheme,
  Feature,
  GeneratedSet,
  Loss,
  OptimizerSettings,
  RegularizationSettings,
  Scaling,
  UpdateRule,
} from "#engine/settings.ts";

/** What may be chosen, each with its name and one line of mathematics. */
interface Named {
  readonly name: string;
  readonly detail: string;
}

const activationFormulas: Record<Activation, string> = {
  linear: "a = z",
  sigmoid: "a = 1 / (1 + e⁻ᶻ)",
  tanh: "a = tanh z",
  relu: "a = max(0, z)",
  "leaky-relu": "a = z, below 0: 0.01 z",
  elu: "a = z, below 0: eᶻ − 1",
  softplus: "a = ln(1 + eᶻ)",
  gelu: "a = z · Φ(z), Φ the normal distribution",
  softmax: "aᵢ = e^zᵢ / Σ e^zⱼ: shares that sum to 1",
};

const schemeNames: Record<DrawnScheme, string> = {
  "uniform-0-1": "uniform 0 to 1",
  "uniform-1-1": "uniform −1 to 1",
  "uniform-half": "uniform −½ to ½",
  "xavier-uniform": "Xavier uniform",
  "xavier-normal": "Xavier normal",
  "he-uniform": "He uniform",
  "he-normal": "He normal",
  zeros: "zeros",
};

const schemeFormulas: Record<DrawnScheme, string> = {
  "uniform-0-1": "w = u, uniform in [0, 1)",
  "uniform-1-1": "w = 2u − 1, u uniform in [0, 1)",
  "uniform-half": "w = u − ½, u uniform in [0, 1)",
  "xavier-uniform": "w uniform within ±√(6 / (in + out))",
  "xavier-normal": "w normal, σ = √(2 / (in + out))",
  "he-uniform": "w uniform within ±√(6 / in)",
  "he-normal": "w normal, σ = √(2 / in)",
  zeros: "w = 0: all units of a layer stay alike",
};

const dataKinds = {
  table: { name: "Table", detail: "Rows that you type." },
  generated: { name: "Generated", detail: "Points of the plane, from a formula." },
  bundled: { name: "Bundled", detail: "Iris flowers, handwritten digits." },
  stored: { name: "Large table", detail: "Kept once, by its hash." },
} as const satisfies Record<string, Named>;

const generatedSets: Record<GeneratedSet, Named> = {
  circle: { name: "Circle", detail: "A disc inside a ring." },
  xor: { name: "XOR", detail: "Exclusive or: class by the sign of x1·x2." },
  gauss: { name: "Gauss", detail: "Two clouds, one line parts them." },
  spiral: { name: "Spiral", detail: "Two arms wound into each other." },
  moons: { name: "Moons", detail: "Two half circles that interlock." },
  plane: { name: "Plane", detail: "A number to learn: x1 + x2, scaled." },
  "multi-gauss": { name: "Hills", detail: "A number to learn: positive and negative hills." },
};

const bundledSets: Record<BundledSet, Named> = {
  iris: { name: "Iris", detail: "150 flowers, 4 lengths, 3 species." },
  digits: { name: "Digits", detail: "1,797 pictures of 8×8, 10 digits." },
};

const scalings: Record<Scaling, Named> = {
  none: { name: "none", detail: "x as it is" },
  standardize: { name: "standardise", detail: "(x − mean) / deviation" },
  "min-max": { name: "min to max", detail: "(x − min) / (max − min)" },
};

const features: Record<Feature, string> = {
  x1: "x1",
  x2: "x2",
  "x1^2": "x1²",
  "x2^2": "x2²",
  "x1*x2": "x1·x2",
  "sin(x1)": "sin x1",
  "sin(x2)": "sin x2",
};

const losses: Record<Loss, Named> = {
  "half-squared-error-sum": { name: "½ squared error, sum", detail: "C = ½ Σ (y − a)²" },
  "mean-squared-error": { name: "mean squared error", detail: "C = mean of (y − a)²" },
  "binary-cross-entropy": {
    name: "binary cross-entropy",
    detail: "C = −mean of y ln a + (1 − y) ln(1 − a)",
  },
  "softmax-cross-entropy": { name: "softmax cross-entropy", detail: "C = −mean of Σ y ln a" },
};

const optimizers: Record<OptimizerSettings["kind"], Named> = {
  sgd: { name: "gradient descent", detail: "w −= lr·g" },
  momentum: { name: "momentum", detail: "v = μ·v + g, w −= lr·v" },
  nesterov: { name: "Nesterov", detail: "v = μ·v + g, w −= lr·(g + μ·v)" },
  rmsprop: { name: "RMSprop", detail: "s = ρ·s + (1−ρ)·g², w −= lr·g/(√s + ε)" },
  adagrad: { name: "Adagrad", detail: "s += g², w −= lr·g/(√s + ε)" },
  adam: { name: "Adam", detail: "w −= lr·m̂/(√ŝ + ε), means of g and g²" },
};

const regularizations: Record<RegularizationSettings["kind"], Named> = {
  none: { name: "none", detail: "only C counts" },
  l1: { name: "L1", detail: "C + λ Σ |w|: weights become exactly 0" },
  l2: { name: "L2", detail: "C + λ/2 Σ w²: large weights shrink most" },
};

const rules: Record<UpdateRule, Named> = {
  gradient: { name: "gradient", detail: "∂C/∂W = aᵀδ" },
  "delta-only": { name: "delta only", detail: "δ, without a" },
  elementwise: { name: "elementwise", detail: "a ∘ δ" },
  transposed: { name: "transposed", detail: "δᵀa" },
};

/** A settings path in words, for the bar of the next run and the list of what happened. */
const pathNames: Readonly<Record<string, string>> = {
  layers: "layers",
  bias: "biases",
  data: "data",
  "data.kind": "data",
  "data.name": "data set",
  "data.samples": "points",
  "data.noise": "noise",
  "data.seed": "seed of the points",
  "data.scaling": "scaling",
  "data.rows": "data rows",
  "data.inputs": "input columns",
  "data.outputs": "output columns",
  testShare: "test share",
  splitSeed: "seed of the split",
  features: "features",
  initial: "initial weights",
  "initial.scheme": "initialisation",
  "initial.seed": "seed",
  loss: "loss",
  optimizer: "optimiser",
  "optimizer.kind": "optimiser",
  "optimizer.learningRate": "learning rate",
  "optimizer.momentum": "momentum",
  "optimizer.decay": "decay",
  "optimizer.beta1": "β1",
  "optimizer.beta2": "β2",
  "optimizer.epsilon": "ε",
  regularization: "penalty",
  "regularization.kind": "penalty",
  "regularization.rate": "penalty rate",
  batch: "batch",
  "batch.size": "batch size",
  "batch.seed": "seed of the shuffle",
  updateRule: "update rule",
  "updateRule.layer": "layer of the rule",
  "updateRule.rule": "update rule",
  stop: "stop",
  "stop.steps": "steps",
  "stop.loss": "stop at loss",
};

export const SETTING_NAMES = {
  activationFormulas,
  schemeNames,
  schemeFormulas,
  dataKinds,
  generatedSets,
  bundledSets,
  scalings,
  featureNames: features,
  losses,
  optimizers,
  regularizations,
  rules,
  pathNames,
} as const;
