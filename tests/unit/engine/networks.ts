import type { Dataset } from "#engine/data/dataset.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import { fingerprint } from "#engine/fingerprint.ts";
import type { Keyframe } from "#engine/keyframe.ts";
import type { Activation, LayerRule, TrainingSettings } from "#engine/settings.ts";
import type { Engine, Training } from "#engine/training.ts";
import { ORIGIN } from "#protocol/origin.ts";

/** The "relative error" of every comparison with a reference (numerics.md). */
export function relativeError(a: number, b: number): number {
  return Math.abs(a - b) / Math.max(1e-6, Math.abs(a), Math.abs(b));
}

/** The worst relative error over nested lists of numbers; infinite where the shapes differ. */
export function worstError(actual: unknown, expected: unknown): number {
  if (typeof actual === "number" && typeof expected === "number") {
    return relativeError(actual, expected);
  }
  if (!Array.isArray(actual) || !Array.isArray(expected) || actual.length !== expected.length) {
    return Number.POSITIVE_INFINITY;
  }
  return Math.max(0, ...actual.map((item, i) => worstError(item, expected[i])));
}

export interface NetworkShape {
  readonly widths: readonly number[];
  readonly activations: readonly Activation[];
  readonly rows: readonly (readonly number[])[];
  readonly bias?: boolean;
  readonly seed?: number;
  readonly learningRate?: number;
  readonly rule?: LayerRule;
  /** Whatever else differs from Origin. */
  readonly more?: Partial<TrainingSettings>;
}

/** Settings of a network of any shape, otherwise as Origin. */
export function networkOf(shape: NetworkShape): TrainingSettings {
  const columns = (count: number, letter: string) =>
    Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
  const { widths, activations } = shape;
  return {
    ...ORIGIN,
    data: {
      kind: "table",
      inputs: columns(widths[0] ?? 0, "x"),
      outputs: columns(widths.at(-1) ?? 0, "y"),
      rows: shape.rows,
      scaling: "none",
    },
    layers: activations.map((activation, l) => ({ units: widths[l + 1] ?? 0, activation })),
    bias: shape.bias ?? false,
    initial: { scheme: "uniform-1-1", seed: shape.seed ?? 1 },
    optimizer: { kind: "sgd", learningRate: shape.learningRate ?? 0.1 },
    updateRule: shape.rule ?? "gradient",
    ...shape.more,
  };
}

/** The dataset of settings that hold their own rows. */
export function datasetFor(settings: TrainingSettings): Dataset {
  const { data } = settings;
  if (data.kind !== "table" && data.kind !== "generated") {
    throw new Error(`the rows of ${data.kind} data are elsewhere`);
  }
  return datasetOf(settings, rawDataOf(data));
}

/** A run at step 0. */
export function startOf(engine: Engine, settings: TrainingSettings): Training {
  return engine.start(settings, datasetFor(settings));
}

/** A run at a keyframe. */
export function restored(engine: Engine, settings: TrainingSettings, keyframe: Keyframe): Training {
  return engine.restore(settings, datasetFor(settings), keyframe);
}

/** Everything that a state is, as text that shows every bit. */
export function bitsOf(training: Training): string {
  const { step, seq, parameters, optimizerState, hyperParameters, batches } = training.keyframe();
  return JSON.stringify({
    step,
    seq,
    parameters: fingerprint(parameters),
    optimizerState: fingerprint(optimizerState),
    hyperParameters,
    order: batches === null ? null : [...batches.order],
    position: batches?.position ?? null,
    generator: batches === null ? null : [...batches.generator.key, batches.generator.position],
    losses: fingerprint(
      Float64Array.of(training.stepLoss, training.loss, training.testLoss ?? Number.NaN),
    ),
    end: training.end,
  });
}
