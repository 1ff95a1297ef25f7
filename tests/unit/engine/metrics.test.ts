import { expect, test } from "vitest";
import { initialParameters } from "#engine/initial.ts";
import { rowsOf } from "#engine/matrix.ts";
import { metricsOf } from "#engine/metrics.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import type { Activation, TrainingSettings } from "#engine/settings.ts";
import { datasetFor, networkOf } from "#tests/unit/engine/networks.ts";

/** a = f(x) for one unit per input: the outputs are whatever the rows say. */
function identity(
  units: number,
  activation: Activation,
  rows: readonly (readonly number[])[],
  more: Partial<TrainingSettings> = {},
): TrainingSettings {
  const weights = Array.from({ length: units }, (_, i) =>
    Array.from({ length: units }, (_, o) => (i === o ? 1 : 0)),
  );
  return networkOf({
    widths: [units, units],
    activations: [activation],
    rows,
    more: { initial: { scheme: "given", weights: [weights], biases: [] }, ...more },
  });
}

function metrics(settings: TrainingSettings, part: "train" | "test" = "train") {
  const dataset = datasetFor(settings);
  const parameters = initialParameters(settings);
  const evaluation = new Evaluation(settings, dataset[part] ?? dataset.train);
  const loss = evaluation.run(parameters);
  return metricsOf(settings, dataset, part, { parameters, outputs: evaluation.outputs, loss });
}

test("EN-26 one unit is class 1 from 0.5 on; tanh and linear from 0 on", () => {
  const rows = [
    [-0.25, 0],
    [0, 0],
    [0, 1],
    [0.25, 1],
  ];
  // The sigmoid of 0 is 0.5: class 1.
  const expected = [
    [1, 1],
    [0, 2],
  ];
  for (const activation of ["sigmoid", "tanh", "linear"] as const) {
    const { accuracy, confusion, r2 } = metrics(identity(1, activation, rows)) ?? {};
    expect(confusion && rowsOf(confusion), activation).toEqual(expected);
    expect([accuracy, r2]).toEqual([0.75, null]);
  }
  const relu = metrics(identity(1, "relu", rows));
  expect(relu?.confusion && rowsOf(relu.confusion)).toEqual([
    [2, 0],
    [2, 0],
  ]);
});

test("EN-26 targets of -1 and 1 are two classes, too", () => {
  const rows = [
    [-2, -1],
    [3, -1],
    [0.5, 1],
  ];
  const found = metrics(identity(1, "tanh", rows));
  expect(found?.confusion && rowsOf(found.confusion)).toEqual([
    [1, 1],
    [0, 1],
  ]);
});

test("EN-26 of several units the largest is the class, at a tie the first; rows are actual classes", () => {
  const rows = [
    [2, 1, 1, 1, 0, 0],
    [1, 2, 2, 0, 0, 1],
    [1, 1, 1, 0, 1, 0],
    [0, 0, 3, 0, 0, 1],
  ];
  const settings = identity(3, "softmax", rows, { loss: "softmax-cross-entropy" });
  const found = metrics(settings);
  expect(found?.confusion && rowsOf(found.confusion)).toEqual([
    [1, 0, 0],
    [1, 0, 0],
    [0, 1, 1],
  ]);
  expect(found?.accuracy).toBe(0.5);
});

test("EN-27 R2 is 1 minus the missed share of the variance, null where nothing varies", () => {
  const r2 = (rows: readonly (readonly number[])[]) => metrics(identity(1, "linear", rows))?.r2;
  expect(
    r2([
      [1, 1.5],
      [2, 2.5],
      [3, 3.5],
    ]),
  ).toBe(1 - 0.75 / 2);
  expect(
    r2([
      [1.5, 1.5],
      [2.5, 2.5],
    ]),
  ).toBe(1);
  expect(
    r2([
      [9, 0.1],
      [8, 0.1],
      [7, 0.1],
    ]),
  ).toBeNull();
  // Two outputs count together, each round its own mean.
  const both = metrics(
    identity(2, "linear", [
      [1, 12, 1, 10],
      [3, 30, 3, 30],
    ]),
  );
  expect(both?.r2).toBe(1 - 4 / 202);
  expect([both?.accuracy, both?.confusion]).toEqual([null, null]);
});

test("EN-28 the loss has no penalty in it, a sum is offered per row, and biases cost nothing", () => {
  const rows = [
    [1, 0.5],
    [2, 0.5],
  ];
  const of = (more: Partial<TrainingSettings>) => metrics(identity(1, "linear", rows, more));
  const l1 = of({ regularization: { kind: "l1", rate: 0.5 } });
  expect([l1?.loss, l1?.lossPerRow, l1?.penalty]).toEqual([1.25, 0.625, 0.5]);
  const mean = of({
    loss: "mean-squared-error",
    regularization: { kind: "l2", rate: 0.5 },
    bias: true,
    initial: { scheme: "given", weights: [[[-1]]], biases: [[3]] },
  });
  expect([mean?.loss, mean?.lossPerRow]).toEqual([1.25, 1.25]);
  expect(mean?.penalty).toBe(0.25);
});

test("EN-28 the test rows have metrics of their own, and there are none without test rows", () => {
  const rows = Array.from({ length: 10 }, (_, i) => [i, i % 2 === 0 ? i : i + 3]);
  const settings = identity(1, "linear", rows, { testShare: 0.4 });
  const test = metrics(settings, "test");
  const train = metrics(settings, "train");
  const whole = metrics(identity(1, "linear", rows));
  expect((test?.loss ?? 0) + (train?.loss ?? 0)).toBe(whole?.loss);
  expect(test?.loss).toBe((test?.lossPerRow ?? 0) * 4);
  expect(metrics(identity(1, "linear", rows), "test")).toBeNull();
});
