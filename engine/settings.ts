/** Activations that the engine computes; `linear` is the identity. */
export const ACTIVATIONS = ["linear", "sigmoid", "tanh", "relu"] as const;
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

export const LOSSES = ["half-squared-error-sum"] as const;
export type Loss = (typeof LOSSES)[number];

/** A data table. Shapes: `rows` is samples x (inputs + outputs), input columns first. */
export interface TableData {
  readonly kind: "table";
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rows: readonly (readonly number[])[];
  readonly scaling: "none";
}

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

export interface StopSettings {
  /** 1 to 100,000,000. */
  readonly steps: number;
  /** The run also ends at the first step whose training loss is at most this. */
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
  readonly data: TableData;
  readonly testShare: 0;
  readonly splitSeed: number;
  readonly layers: readonly LayerSettings[];
  readonly bias: boolean;
  readonly initial: DrawnInitial | GivenInitial;
  readonly loss: Loss;
  readonly optimizer: { readonly kind: "sgd"; readonly learningRate: number };
  readonly regularization: { readonly kind: "none"; readonly rate: 0 };
  readonly batch: "full";
  readonly updateRule: "gradient" | LayerRule;
  readonly stop: StopSettings;
}

/** Width of every layer boundary: inputs, then the units of each layer. */
export function layerWidths(settings: TrainingSettings): readonly number[] {
  return [settings.data.inputs.length, ...settings.layers.map((layer) => layer.units)];
}

/** How many weights and biases the network has. */
export function parameterCount(settings: TrainingSettings): number {
  const widths = layerWidths(settings);
  return settings.layers.reduce(
    (sum, { units }, l) => sum + ((widths[l] ?? 0) + (settings.bias ? 1 : 0)) * units,
    0,
  );
}
