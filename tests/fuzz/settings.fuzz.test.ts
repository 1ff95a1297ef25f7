import fc from "fast-check";
import { expect, test } from "vitest";
import { parameterCount } from "#engine/layer-widths.ts";
import { ReferenceTraining } from "#engine/reference/reference-training.ts";
import { ACTIVATIONS, DRAWN_SCHEMES, UPDATE_RULES } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { parseSettings } from "#protocol/settings.ts";

/** A number that may be right, at a limit, or no number at all. */
const numberish = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 1, max: 6 }) },
  fc.double(),
  fc.constantFrom(0, -1, 1e15, 1e16, Number.NaN, Number.POSITIVE_INFINITY, "1", null),
);
const cell = fc.oneof(
  { weight: 400, arbitrary: fc.double({ min: -1e15, max: 1e15, noNaN: true }) },
  { weight: 400, arbitrary: fc.double({ min: -2, max: 2, noNaN: true }) },
  numberish,
);

/** Documents near enough to valid ones that about half of them train. */
const nearlyValid = fc
  .record({
    inputs: fc.integer({ min: 1, max: 4 }),
    outputs: fc.integer({ min: 1, max: 2 }),
    samples: fc.integer({ min: 1, max: 4 }),
    hidden: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 6 }),
  })
  .chain(({ inputs, outputs, samples, hidden }) => {
    const names = (count: number, letter: string) =>
      Array.from({ length: count }, (_, i) => letter + i);
    const columns = inputs + outputs;
    const row = fc.array(cell, { minLength: columns, maxLength: columns });
    const layers = [...hidden, outputs].map((units) =>
      fc.record({ units: fc.constant(units), activation: fc.constantFrom(...ACTIVATIONS) }),
    );
    return fc.record({
      version: fc.constant(1),
      data: fc.record({
        kind: fc.constant("table"),
        inputs: fc.constant(names(inputs, "x")),
        outputs: fc.constant(names(outputs, "y")),
        rows: fc.array(row, { minLength: samples, maxLength: samples }),
      }),
      layers: fc.tuple(...layers),
      bias: fc.boolean(),
      initial: fc.record({ scheme: fc.constantFrom(...DRAWN_SCHEMES), seed: fc.nat() }),
      loss: fc.constant("half-squared-error-sum"),
      optimizer: fc.record({
        kind: fc.constant("sgd"),
        learningRate: fc.oneof(
          { weight: 9, arbitrary: fc.double({ min: 1e-9, max: 1000 }) },
          numberish,
        ),
      }),
      updateRule: fc.oneof(
        { weight: 3, arbitrary: fc.constant("gradient") },
        fc.record({
          layer: fc.integer({ min: 1, max: 8 }),
          rule: fc.constantFrom(...UPDATE_RULES),
        }),
      ),
      stop: fc.record({ steps: fc.oneof(fc.constant(10), numberish) }),
    });
  });

/** Origin with anything at all in one place. */
const damaged = fc
  .tuple(
    fc.constantFrom(...Object.keys(ORIGIN), "extra", "__proto__", "constructor", "toString"),
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withTypedArray: true,
      withSparseArray: true,
    }),
  )
  .map(([key, value]) => Object.fromEntries([...Object.entries(ORIGIN), [key, value]]));

let trained = 0;
let refused = 0;

function trainsOrIsRefused(document: unknown): void {
  const parsed = parseSettings(document);
  if (!parsed.ok) {
    refused += 1;
    expect(parsed.error.code).toBe("invalid-settings");
    expect(typeof parsed.error.path).toBe("string");
    expect(parsed.error.message).toMatch(/^[^\n]{3,300}$/);
    return;
  }
  trained += 1;
  const settings = parsed.value;
  expect(parseSettings(settings)).toEqual({ ok: true, value: settings });
  const training = ReferenceTraining.start(settings);
  const made = training.advance(10);
  expect(training.step).toBe(made);
  expect(training.parameters).toHaveLength(parameterCount(settings));
  expect(training.parameters.every(Number.isFinite)).toBe(true);
  expect(Number.isFinite(training.loss)).toBe(true);
  expect(made === 10 || training.end !== null).toBe(true);
}

test("SD-9 every document trains or is refused with a path and one line", () => {
  fc.assert(fc.property(nearlyValid, trainsOrIsRefused), { numRuns: 1500 });
  fc.assert(fc.property(damaged, trainsOrIsRefused), { numRuns: 1500 });
  fc.assert(fc.property(fc.anything(), trainsOrIsRefused), { numRuns: 500 });
  // A fuzz that only meets one side tests nothing.
  expect(trained).toBeGreaterThan(300);
  expect(refused).toBeGreaterThan(300);
});

test("SD-9 documents that once broke something are refused", () => {
  for (const document of [Object.create(null), { ...ORIGIN, data: Object.create(ORIGIN.data) }]) {
    trainsOrIsRefused(document);
  }
});
