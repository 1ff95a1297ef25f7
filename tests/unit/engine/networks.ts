import type { Activation, TrainingSettings, UpdateRule } from "#engine/settings.ts";
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
  readonly rule?: { readonly layer: number; readonly rule: Exclude<UpdateRule, "gradient"> };
}

/** Settings of a network of any shape, otherwise as Origin. */
export function networkOf(shape: NetworkShape): TrainingSettings {
  const columns = (count: number, letter: string) =>
    Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
  const { widths, activations } = shape;
  return {
    ...ORIGIN,
    data: {
      ...ORIGIN.data,
      inputs: columns(widths[0] ?? 0, "x"),
      outputs: columns(widths.at(-1) ?? 0, "y"),
      rows: shape.rows,
    },
    layers: activations.map((activation, l) => ({ units: widths[l + 1] ?? 0, activation })),
    bias: shape.bias ?? false,
    initial: { scheme: "uniform-1-1", seed: shape.seed ?? 1 },
    optimizer: { kind: "sgd", learningRate: shape.learningRate ?? 0.1 },
    updateRule: shape.rule ?? "gradient",
  };
}
