import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint } from "#engine/fingerprint.ts";
import type { Products } from "#engine/products.ts";
import { Mt19937 } from "#engine/random/mt19937.ts";
import { plainProducts } from "#engine/reference/dense.ts";
import { explainStep } from "#engine/reference/explain.ts";
import type { StepExplanation } from "#engine/reference/explanation.ts";
import { fastEngine } from "#tests/support/kernels.ts";
import { largeSettings, wideSettings } from "#tests/unit/engine/kernels/wide-settings.ts";
import { datasetFor, startOf } from "#tests/unit/engine/networks.ts";

const shape = fc.record({
  samples: fc.integer({ min: 1, max: 300 }),
  inputs: fc.integer({ min: 1, max: 13 }),
  units: fc.integer({ min: 1, max: 13 }),
  hasBiases: fc.boolean(),
  seed: fc.nat(),
});

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

/** Fingerprints of z, dC/dW and dC/da: they tell 0 from -0. */
function bitsOf(
  products: Products,
  { samples, inputs, units, hasBiases, seed }: Shape,
): readonly string[] {
  const generator = Mt19937.fromSeed(seed);
  const drawn = (count: number) =>
    Float64Array.from({ length: count }, () => 4 * generator.uniform() - 2);
  const a = drawn(samples * inputs);
  const delta = drawn(samples * units);
  const weights = drawn(inputs * units);
  const z = drawn(delta.length);
  const gradient = drawn(weights.length);
  const error = drawn(a.length);
  products.preActivations(a, weights, drawn(hasBiases ? units : 0), z, inputs);
  products.weightGradient(a, delta, gradient, samples);
  products.inputError(delta, weights, error, samples);
  return [z, gradient, error].map(fingerprint);
}

test("EN-43 the kernels' products have the bits of the plain ones, in any shape", () => {
  fc.assert(
    fc.property(shape, (drawn) => {
      expect(bitsOf(fastEngine.products, drawn)).toEqual(bitsOf(plainProducts, drawn));
    }),
  );
});

/** Every number of an explanation: lists as their fingerprints. */
function written(explanation: StepExplanation): string {
  return JSON.stringify(explanation, (_, value: unknown) =>
    value instanceof Float64Array ? `${value.length} ${fingerprint(value)}` : value,
  );
}

test("EN-43 a step is explained with the same bits by either", () => {
  fc.assert(
    fc.property(fc.oneof(wideSettings, largeSettings), fc.nat(5), (settings, steps) => {
      const dataset = datasetFor(settings);
      const training = startOf(fastEngine, settings);
      training.advance(steps);
      const start = training.keyframe();
      expect(written(explainStep(settings, dataset, start, fastEngine.products))).toBe(
        written(explainStep(settings, dataset, start)),
      );
    }),
    { numRuns: 40 },
  );
});

test("EN-43 what is explained is no array of the dataset or of the start", () => {
  fc.assert(
    fc.property(wideSettings, (settings) => {
      const dataset = datasetFor(settings);
      const start = startOf(fastEngine, settings).keyframe();
      const { layers, targets } = explainStep(settings, dataset, start);
      const given = [
        dataset.train.inputs.data,
        dataset.train.targets.data,
        start.parameters,
        start.optimizerState,
      ].map(({ buffer }) => buffer);
      const explained = layers.flatMap((layer) => Object.values(layer).flat());
      for (const part of [targets, ...explained]) {
        if (typeof part === "object" && part !== null) {
          expect(given.includes(part.data.buffer)).toBe(false);
        }
      }
    }),
    { numRuns: 30 },
  );
});
