import fc from "fast-check";
import { expect, test } from "vitest";
import { Mt19937 } from "#engine/random/mt19937.ts";
import { explainStep } from "#engine/reference/explain.ts";
import type { BatchSettings, TrainingSettings } from "#engine/settings.ts";
import type { Engine, Training } from "#engine/training.ts";
import { datasetFor, networkOf, relativeError } from "#tests/unit/engine/networks.ts";

/** y = w x with one weight: whoever knows the batches can follow it by hand. */
function lineOf(rowCount: number, batch: BatchSettings): TrainingSettings {
  const rows = Array.from({ length: rowCount }, (_, i) => [1 + i / 8, ((i * 5) % 7) / 4]);
  return networkOf({
    widths: [1, 1],
    activations: ["linear"],
    rows,
    more: { batch, loss: "mean-squared-error", optimizer: { kind: "sgd", learningRate: 0.05 } },
  });
}

/** The rows that the next update uses, as the engine explains it. */
function nextRows(settings: TrainingSettings, training: Training): number[] {
  return [...explainStep(settings, datasetFor(settings), training.keyframe()).rows];
}

const sizes = fc
  .integer({ min: 1, max: 13 })
  .chain((rowCount) => fc.tuple(fc.constant(rowCount), fc.integer({ min: 1, max: rowCount })));

/** EN-22: mini-batches. */
export function batchSuite(engine: Engine): void {
  test("EN-22 every epoch is numpy's next permutation, in batches whose last is the remainder", () => {
    fc.assert(
      fc.property(sizes, fc.nat(0xffffffff), ([rowCount, size], seed) => {
        const settings = lineOf(rowCount, { size, seed });
        const training = engine.start(settings, datasetFor(settings));
        const random = Mt19937.fromSeed(seed);
        for (let epoch = 0; epoch < 4; epoch++) {
          const order = [...random.permutation(rowCount)];
          expect(new Set(order).size).toBe(rowCount);
          for (let from = 0; from < rowCount; from += size) {
            expect(nextRows(settings, training)).toEqual(order.slice(from, from + size));
            training.advance(1);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("EN-22 an update is by the rows of its batch alone, and means are over those", () => {
    fc.assert(
      fc.property(sizes, fc.nat(0xffffffff), ([rowCount, size], seed) => {
        const settings = lineOf(rowCount, { size, seed });
        const training = engine.start(settings, datasetFor(settings));
        const random = Mt19937.fromSeed(seed);
        const rows = settings.data.kind === "table" ? settings.data.rows : [];
        let w = training.parameters[0] ?? Number.NaN;
        for (let epoch = 0; epoch < 3; epoch++) {
          const order = [...random.permutation(rowCount)];
          for (let from = 0; from < rowCount; from += size) {
            const batch = order.slice(from, from + size).map((row) => rows[row] ?? []);
            const mean = (of: (x: number, y: number) => number) =>
              batch.reduce((sum, [x = 0, y = 0]) => sum + of(x, y), 0) / batch.length;
            const loss = mean((x, y) => (w * x - y) * (w * x - y));
            expect(relativeError(training.stepLoss, loss)).toBeLessThan(1e-12);
            w -= 0.05 * mean((x, y) => 2 * (w * x - y) * x);
            training.advance(1);
            expect(relativeError(training.parameters[0] ?? Number.NaN, w)).toBeLessThan(1e-12);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("EN-22 the loss is over all training rows, whatever the batch", () => {
    const settings = lineOf(7, { size: 2, seed: 4 });
    const full = lineOf(7, "full");
    const training = engine.start(settings, datasetFor(settings));
    for (let step = 0; step < 12; step++) {
      const initial = {
        scheme: "given",
        weights: [[[...training.parameters]]],
        biases: [],
      } as const;
      const there = engine.start({ ...full, initial }, datasetFor(full));
      expect(training.loss).toBe(there.loss);
      expect(there.stepLoss).toBe(there.loss);
      training.advance(1);
    }
  });

  test("EN-23 another size drops the rest of the epoch and goes on with the generator", () => {
    const settings = lineOf(7, { size: 2, seed: 4 });
    const random = Mt19937.fromSeed(4);
    const orders = [random.permutation(7), random.permutation(7), random.permutation(7)];
    const training = engine.start(settings, datasetFor(settings));
    const resize = (seq: number, size: number) =>
      training.apply({
        seq,
        step: training.step,
        change: { kind: "set-batch", batch: { size, seed: 4 } },
      });
    // Nothing of the first epoch is used yet, so nothing is dropped.
    resize(1, 3);
    expect(nextRows(settings, training)).toEqual([...(orders[0] ?? []).slice(0, 3)]);
    training.advance(1);
    resize(2, 5);
    expect(nextRows(settings, training)).toEqual([...(orders[1] ?? []).slice(0, 5)]);
    training.advance(2);
    expect(nextRows(settings, training)).toEqual([...(orders[2] ?? []).slice(0, 5)]);
  });

  test("EN-23 another seed, or mini-batches after full ones, start a generator anew", () => {
    const settings = lineOf(7, { size: 2, seed: 4 });
    const training = engine.start(settings, datasetFor(settings));
    const change = (seq: number, batch: BatchSettings) =>
      training.apply({ seq, step: training.step, change: { kind: "set-batch", batch } });
    const first = (seed: number) => [...Mt19937.fromSeed(seed).permutation(7).slice(0, 2)];
    training.advance(5);
    change(1, { size: 2, seed: 9 });
    expect(nextRows(settings, training)).toEqual(first(9));
    training.advance(5);
    change(2, "full");
    expect(nextRows(settings, training)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(training.keyframe().batches).toBeNull();
    training.advance(1);
    change(3, { size: 2, seed: 4 });
    expect(nextRows(settings, training)).toEqual(first(4));
  });
}
