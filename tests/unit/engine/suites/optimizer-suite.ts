import { expect, test } from "vitest";
import type {
  OptimizerSettings,
  RegularizationSettings,
  TrainingSettings,
} from "#engine/settings.ts";
import type { Engine } from "#engine/training.ts";
import { networkOf, relativeError, startOf } from "#tests/unit/engine/networks.ts";

const RATE = 0.05;

/** Each optimiser as its paper writes it, on one weight: gradient in, step out. */
const BY_THE_BOOK: readonly {
  readonly optimizer: OptimizerSettings;
  start(): (g: number, t: number) => number;
}[] = [
  {
    optimizer: { kind: "sgd", learningRate: RATE },
    start: () => (g) => RATE * g,
  },
  {
    optimizer: { kind: "momentum", learningRate: RATE, momentum: 0.7 },
    start: () => {
      let v = 0;
      return (g) => {
        v = 0.7 * v + g;
        return RATE * v;
      };
    },
  },
  {
    optimizer: { kind: "nesterov", learningRate: RATE, momentum: 0.7 },
    start: () => {
      let v = 0;
      return (g) => {
        v = 0.7 * v + g;
        return RATE * (g + 0.7 * v);
      };
    },
  },
  {
    optimizer: { kind: "rmsprop", learningRate: RATE, decay: 0.8, epsilon: 0.01 },
    start: () => {
      let s = 0;
      return (g) => {
        s = 0.8 * s + (1 - 0.8) * g ** 2;
        return (RATE * g) / (Math.sqrt(s) + 0.01);
      };
    },
  },
  {
    optimizer: { kind: "adagrad", learningRate: RATE, epsilon: 0.02 },
    start: () => {
      let s = 0;
      return (g) => {
        s += g ** 2;
        return (RATE * g) / (Math.sqrt(s) + 0.02);
      };
    },
  },
  {
    optimizer: { kind: "adam", learningRate: RATE, beta1: 0.8, beta2: 0.95, epsilon: 0.01 },
    start: () => {
      let m = 0;
      let v = 0;
      return (g, t) => {
        m = 0.8 * m + (1 - 0.8) * g;
        v = 0.95 * v + (1 - 0.95) * g ** 2;
        return (RATE * (m / (1 - 0.8 ** t))) / (Math.sqrt(v / (1 - 0.95 ** t)) + 0.01);
      };
    },
  },
];

const PENALTIES: readonly {
  readonly regularization: RegularizationSettings;
  gradient(w: number): number;
}[] = [
  { regularization: { kind: "none", rate: 0 }, gradient: () => 0 },
  { regularization: { kind: "l1", rate: 0.3 }, gradient: (w) => 0.3 * Math.sign(w) },
  { regularization: { kind: "l2", rate: 0.3 }, gradient: (w) => 0.3 * w },
];

/** y = w x + b with given w and b. */
function lineOf(w: number, b: number, more: Partial<TrainingSettings>): TrainingSettings {
  return networkOf({
    widths: [1, 1],
    activations: ["linear"],
    rows: [[1.5, -2]],
    bias: true,
    more: { initial: { scheme: "given", weights: [[[w]]], biases: [[b]] }, ...more },
  });
}

/** EN-24, EN-25: optimisers and penalties against their definitions. */
export function optimizerSuite(engine: Engine): void {
  const cases = BY_THE_BOOK.flatMap((book) => PENALTIES.map((penalty) => ({ book, penalty })));

  test.each(cases)(
    "EN-24 $book.optimizer.kind with $penalty.regularization.kind is its definition, step by step",
    ({ book, penalty }) => {
      let w = 0.75;
      let b = 0.25;
      const { optimizer } = book;
      const { regularization } = penalty;
      const training = startOf(engine, lineOf(w, b, { optimizer, regularization }));
      const stepOfW = book.start();
      const stepOfB = book.start();
      for (let t = 1; t <= 60; t++) {
        const error = w * 1.5 + b + 2;
        const nextW = w - stepOfW(error * 1.5 + penalty.gradient(w), t);
        b -= stepOfB(error, t);
        w = nextW;
        training.advance(1);
        const [ours = Number.NaN, bias = Number.NaN] = training.parameters;
        expect(relativeError(ours, w)).toBeLessThan(1e-9);
        expect(relativeError(bias, b)).toBeLessThan(1e-9);
      }
    },
  );

  test("EN-25 l1 leaves a weight of 0 alone, and no penalty touches a bias or the loss", () => {
    for (const kind of ["l1", "l2"] as const) {
      // The row is met exactly: only the penalty moves anything.
      const settings = lineOf(0, -2, {
        regularization: { kind, rate: 10 },
        optimizer: { kind: "sgd", learningRate: RATE },
      });
      const training = startOf(engine, settings);
      training.advance(5);
      expect([...training.parameters]).toEqual([0, -2]);
      expect(training.loss).toBe(0);
    }
  });

  test("EN-25 the penalty's gradient is whole in every mini-batch", () => {
    // Targets are met, so a step is the penalty alone: as large for one row as for all.
    const rows = [1, 2, 3, 4].map((x) => [x, 0.5 * x]);
    const stepWith = (batch: TrainingSettings["batch"]) => {
      const training = startOf(
        engine,
        networkOf({
          widths: [1, 1],
          activations: ["linear"],
          rows,
          more: {
            batch,
            loss: "mean-squared-error",
            initial: { scheme: "given", weights: [[[0.5]]], biases: [] },
            regularization: { kind: "l2", rate: 0.25 },
            optimizer: { kind: "sgd", learningRate: 0.5 },
          },
        }),
      );
      training.advance(1);
      return training.parameters[0];
    };
    expect(stepWith({ size: 1, seed: 1 })).toBe(0.5 - 0.5 * 0.25 * 0.5);
    expect(stepWith("full")).toBe(0.5 - 0.5 * 0.25 * 0.5);
  });
}
