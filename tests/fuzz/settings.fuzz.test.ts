import fc from "fast-check";
import { expect, test } from "vitest";
import { rowCount } from "#engine/data/columns.ts";
import type { RawData } from "#engine/data/dataset.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { loadRawData } from "#engine/data/load-raw-data.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { BUNDLED_SETS, type Data, type TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { parseSettings } from "#protocol/settings.ts";
import { fastEngine } from "#tests/support/kernels.ts";
import { Chance } from "./chance.ts";
import { corruptDocument } from "./corrupt-document.ts";
import { randomDocument } from "./random-document.ts";
import { stateOf } from "./state-of.ts";

/** Ten thousand documents, in tests short enough for the runner to hear from this thread. */
const DOCUMENTS = 1_000;
const FIRST_SEEDS = Array.from({ length: 10 }, (_, i) => 1 + i * DOCUMENTS);
/** Rows times parameters of a document that still trains here; larger ones are met by hand below. */
const MOST_WORK = 2_000_000;

const bundled = new Map<string, RawData>();
for (const name of BUNDLED_SETS) {
  bundled.set(name, await loadRawData({ kind: "bundled", name, scaling: "none" }));
}

type Outcome = "trained" | "diverged" | "refused" | "too much" | "stored";

/** Trains what is accepted, and looks at every number; looks at the words of what is refused. */
function outcomeOf(document: unknown): Outcome {
  const parsed = parseSettings(document);
  if (!parsed.ok) {
    expect(parsed.error.code).toBe("invalid-settings");
    expect(typeof parsed.error.path).toBe("string");
    expect(parsed.error.message).toMatch(/^[^\n]{3,300}$/);
    return "refused";
  }
  const settings = parsed.value;
  expect(parseSettings(settings)).toEqual({ ok: true, value: settings });
  expect(parseSettings(JSON.parse(JSON.stringify(settings)))).toEqual({
    ok: true,
    value: settings,
  });
  const raw = rawOf(settings.data);
  if (raw === null) {
    return "stored";
  }
  return rowCount(settings.data) * parameterCount(settings) > MOST_WORK
    ? "too much"
    : train(settings, raw, 10);
}

/** By both engines: the same bits, every number finite. */
function train(settings: TrainingSettings, raw: RawData, steps: number): Outcome {
  const dataset = datasetOf(settings, raw);
  const training = referenceEngine.start(settings, dataset);
  const made = training.advance(steps);
  expect(training.step).toBe(made);
  expect(training.parameters).toHaveLength(parameterCount(settings));
  expect(training.parameters.every(Number.isFinite)).toBe(true);
  // With mini-batches the loss over all rows is looked at, not watched: it may be out of range.
  if (settings.batch === "full") {
    expect(training.loss).toSatisfy(Number.isFinite);
  }
  expect(training.stepLoss).toSatisfy(Number.isFinite);
  expect(made === steps || training.end !== null).toBe(true);
  const fast = fastEngine.start(settings, dataset);
  fast.advance(steps);
  expect(stateOf(fast)).toEqual(stateOf(training));
  return training.end?.reason === "diverged" ? "diverged" : "trained";
}

function rawOf(data: Data): RawData | null {
  switch (data.kind) {
    case "stored":
      return null;
    case "bundled":
      return bundled.get(data.name) ?? null;
    default:
      return rawDataOf(data);
  }
}

/** The document of a seed; six in ten are left as they were drawn. */
function documentOf(seed: number): unknown {
  const chance = new Chance(seed);
  const document = randomDocument(chance);
  return chance.happens(0.6) ? document : corruptDocument(chance, document);
}

test.each(FIRST_SEEDS)(
  "SD-9 each of a thousand documents from seed %i trains or is refused",
  (first) => {
    const counts = { trained: 0, diverged: 0, refused: 0, "too much": 0, stored: 0 };
    for (let seed = first; seed < first + DOCUMENTS; seed++) {
      try {
        counts[outcomeOf(documentOf(seed))] += 1;
      } catch (cause) {
        throw new Error(`the document of seed ${seed} broke a promise`, { cause });
      }
    }
    // A fuzz that only meets one side tests nothing.
    expect(counts.trained).toBeGreaterThan(DOCUMENTS / 3);
    expect(counts.refused).toBeGreaterThan(DOCUMENTS / 4);
    expect(counts.diverged).toBeGreaterThan(0);
    expect(counts.stored).toBeGreaterThan(0);
    expect(counts["too much"]).toBeLessThan(DOCUMENTS / 100);
  },
);

test("SD-9 anything at all is refused", () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
  });
  fc.assert(
    fc.property(anything, (document) => {
      expect(outcomeOf(document)).toBe("refused");
    }),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(ORIGIN), "__proto__"), anything, (key, value) => {
      outcomeOf(Object.fromEntries([...Object.entries(ORIGIN), [key, value]]));
    }),
    { numRuns: 1000 },
  );
});

const wide = (columns: number, rows: number) => ({
  kind: "table",
  inputs: Array.from({ length: columns - 1 }, (_, i) => `x${i}`),
  outputs: ["y"],
  rows: Array.from({ length: rows }, (_, i) => Array(columns).fill((i % 7) / 7)),
});
const tanh = (...units: number[]) => units.map((count) => ({ units: count, activation: "tanh" }));

test.each([
  ["columns", { data: wide(1_024, 97), layers: tanh(1) }],
  ["cells", { data: wide(4, 25_000), layers: tanh(2, 1), batch: { size: 25_000 } }],
  ["samples", { data: { kind: "generated", name: "moons", samples: 33_333 }, layers: tanh(2, 1) }],
  ["parameters", { data: wide(3, 4), layers: tanh(440, 440, 1), bias: true }],
  ["units and layers", { data: wide(3, 4), layers: tanh(166, 166, 166, 166, 166, 512, 1) }],
  ["a batch of one", { data: wide(3, 100), layers: tanh(1), batch: { size: 1 } }],
  ["one training row", { data: wide(3, 2), layers: tanh(1), testShare: 0.9 }],
  ["large numbers", { data: { ...wide(3, 1), rows: [[1e15, -1e15, 1e15]] }, layers: tanh(1) }],
])("SD-9 a document at the limit of %s trains", (_name, values) => {
  const parsed = parseSettings({ ...ORIGIN, ...values });
  const settings = parsed.ok ? parsed.value : null;
  expect(parsed).toEqual({ ok: true, value: settings });
  const raw = settings === null ? null : rawOf(settings.data);
  expect(settings !== null && raw !== null ? train(settings, raw, 2) : null).toBe("trained");
});
