/** Activations that the engine computes; `linear` is the identity, `softmax` is for the output only. */
export const ACTIVATIONS = [
  "linear",
  "sigmoid",
  "tanh",
  "relu",
  "leaky-relu",
  "elu",
  "softplus",
  "gelu",
  "softmax",
] as const;
export type Activation = (typeof ACTIVATIONS)[number];

/** How initial weights are drawn from the seeded generator; biases start at 0 and draw nothing. */
export const DRAWN_SCHEMES = [
  "uniform-0-1",
  "uniform-1-1",
  "uniform-half",
  "xavier-uniform",
  "xavier-normal",
  "he-uniform",
  "he-normal",
  "zeros",
] as const;
export type DrawnScheme = (typeof DRAWN_SCHEMES)[number];

/** What replaces dC/dW of one layer: the gradient, or one of the wrong rules of the bench. */
export const UPDATE_RULES = ["gradient", "delta-only", "elementwise", "transposed"] as const;
export type UpdateRule = (typeof UPDATE_RULES)[number];

export const LOSSES = [
  "half-squared-error-sum",
  "mean-squared-error",
  "binary-cross-entropy",
  "softmax-cross-entropy",
] as const;
export type Loss = (typeof LOSSES)[number];

/** Computed from the training rows' inputs, column by column, before the features. */
export const SCALINGS = ["none", "standardize", "min-max"] as const;
export type Scaling = (typeof SCALINGS)[number];

/** What two inputs may be turned into; their order in the settings is the network's. */
export const FEATURES = ["x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)"] as const;
export type Feature = (typeof FEATURES)[number];

/** `plane` and `multi-gauss` are regression, the others have two classes. */
export const GENERATED_SETS = [
  "circle",
  "xor",
  "gauss",
  "spiral",
  "moons",
  "plane",
  "multi-gauss",
] as const;
export type GeneratedSet = (typeof GENERATED_SETS)[number];

export const BUNDLED_SETS = ["iris", "digits"] as const;
export type BundledSet = (typeof BUNDLED_SETS)[number];

/** A data table. Shapes: `rows` is samples x (inputs + outputs), input columns first. */
export interface TableData {
  readonly kind: "table";
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rows: readonly (readonly number[])[];
  readonly scaling: Scaling;
}

/** Points of the plane, drawn with numpy's `RandomState(seed)`. */
export interface GeneratedData {
  readonly kind: "generated";
  readonly name: GeneratedSet;
  readonly samples: number;
  /** 0 to 0.5. */
  readonly noise: number;
  readonly seed: number;
  readonly scaling: Scaling;
}

export interface BundledData {
  readonly kind: "bundled";
  readonly name: BundledSet;
  readonly scaling: Scaling;
}

/** A table too large for the document: its rows are stored once, by their hash. */
export interface StoredData {
  readonly kind: "stored";
  /** SHA-256 of the stored bytes, 64 hexadecimal digits. */
  readonly hash: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rowCount: number;
  readonly scaling: Scaling;
}

export type Data = TableData | GeneratedData | BundledData | StoredData;

export interface LayerSettings {
  readonly units: number;
  readonly activation: Activation;
}

/** Weights by hand. Shapes: `weights[l]` is in x out, `biases[l]` is a flat list of out numbers. */
export interface GivenInitial {
  readonly scheme: "given";
  readonly weights: readonly (readonly (readonly number[])[])[];
  readonly biases: readonly (readonly number[])[];
}

export interface DrawnInitial {
  readonly scheme: DrawnScheme;
  /** 0 to 2^32 - 1, as numpy's `RandomState(seed)`. */
  readonly seed: number;
}

/** Every kind has `learningRate`; the other constants are dimensionless. */
export type OptimizerSettings =
  | { readonly kind: "sgd"; readonly learningRate: number }
  | { readonly kind: "momentum"; readonly learningRate: number; readonly momentum: number }
  | { readonly kind: "nesterov"; readonly learningRate: number; readonly momentum: number }
  | {
      readonly kind: "rmsprop";
      readonly learningRate: number;
      readonly decay: number;
      readonly epsilon: number;
    }
  | { readonly kind: "adagrad"; readonly learningRate: number; readonly epsilon: number }
  | {
      readonly kind: "adam";
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    };

export const OPTIMIZERS = ["sgd", "momentum", "nesterov", "rmsprop", "adagrad", "adam"] as const;

/** l1: rate * sum |w|; l2: rate/2 * sum w^2; weights only. `rate` is 0 for "none". */
export const REGULARIZATIONS = ["none", "l1", "l2"] as const;
export interface RegularizationSettings {
  readonly kind: (typeof REGULARIZATIONS)[number];
  readonly rate: number;
}

/** All training rows in every step, or mini-batches that are shuffled anew in every epoch. */
export type BatchSettings = "full" | MiniBatchSettings;
export interface MiniBatchSettings {
  readonly size: number;
  /** One `RandomState(seed)` shuffles all epochs of a run. */
  readonly seed: number;
}

export interface StopSettings {
  /** 1 to 100,000,000. */
  readonly steps: number;
  /** The run also ends when the training loss is at most this: tested each step, or each epoch. */
  readonly loss?: number | undefined;
}

/** The rule of one layer (counted from 1); every other layer keeps the gradient. */
export interface LayerRule {
  readonly layer: number;
  readonly rule: Exclude<UpdateRule, "gradient">;
}

/** The settings document after parsing: every optional key filled in. The last layer is the output. */
export interface TrainingSettings {
  readonly version: 1;
  readonly data: Data;
  /** 0 to 0.9 of the rows are held back, drawn with `splitSeed`. */
  readonly testShare: number;
  readonly splitSeed: number;
  /** Two-input data only; absent means the inputs as they are. */
  readonly features?: readonly Feature[] | undefined;
  readonly layers: readonly LayerSettings[];
  readonly bias: boolean;
  readonly initial: DrawnInitial | GivenInitial;
  readonly loss: Loss;
  readonly optimizer: OptimizerSettings;
  readonly regularization: RegularizationSettings;
  readonly batch: BatchSettings;
  readonly updateRule: "gradient" | LayerRule;
  readonly stop: StopSettings;
}
