import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Matrix, rowsOf } from "#engine/matrix.ts";
import { biasesOf, networkLayers, weightsOf } from "#engine/network.ts";
import { explainStep } from "#engine/reference/explain.ts";
import { ReferenceTraining } from "#engine/reference/reference-training.ts";
import { ACTIVATIONS, type Activation, type TrainingSettings } from "#engine/settings.ts";
import { networkOf, worstError } from "#tests/unit/engine/networks.ts";

interface Snapshot {
  readonly step: number;
  readonly dataLoss: number;
  readonly weights: number[][][];
  /** Each 1 x units. */
  readonly biases: number[][][];
  /** At step 0 only. */
  readonly gradients?: { readonly weights: number[][][]; readonly biases: number[][][] };
}
interface Case {
  readonly name: string;
  readonly layers: readonly number[];
  readonly activations: readonly string[];
  readonly outputActivation: string;
  readonly loss: string;
  readonly learningRate: number;
  readonly bias: boolean;
  readonly x: readonly number[][];
  readonly y: readonly number[][];
  readonly snapshots: readonly Snapshot[];
}
const golden: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL("../../golden/general.json", import.meta.url), "utf8"),
);

/** What the engine has by now; every other case waits for its optimiser, loss or activation. */
const COVERED = [
  "optimizer sgd",
  "activation linear",
  "activation sigmoid",
  "activation tanh",
  "activation relu",
  "loss half squared error",
  "no bias",
];

function activationNamed(name: string): Activation {
  const activation = ACTIVATIONS.find((known) => known === name);
  if (activation === undefined) {
    throw new Error(`the engine has no ${name}`);
  }
  return activation;
}

/** A mean squared error is the half squared sum times this; so are its gradients. */
function lossFactor({ loss, y }: Case): number {
  return loss === "half-squared-error-sum" ? 1 : 2 / y.flat().length;
}

function settingsOf(run: Case): TrainingSettings {
  const { weights = [], biases = [] } = run.snapshots[0] ?? {};
  return {
    ...networkOf({
      widths: run.layers,
      activations: [...run.activations, run.outputActivation].map(activationNamed),
      rows: run.x.map((row, i) => [...row, ...(run.y[i] ?? [])]),
      bias: run.bias,
      learningRate: run.learningRate * lossFactor(run),
    }),
    initial: { scheme: "given", weights, biases: biases.map((row) => row.flat()) },
  };
}

test("EN-7 every covered case is in the reference", () => {
  const names = golden.cases.map(({ name }) => name);
  expect(COVERED.filter((name) => !names.includes(name))).toEqual([]);
});

test.each(golden.cases.filter(({ name }) => COVERED.includes(name)))(
  "EN-7 $name meets PyTorch to 1e-9 at every snapshot",
  (run) => {
    const settings = settingsOf(run);
    const factor = lossFactor(run);
    const layers = networkLayers(settings);
    const training = ReferenceTraining.start(settings);
    for (const snapshot of run.snapshots) {
      training.advance(snapshot.step - training.step);
      const { parameters, loss } = training;
      const actual = [
        loss * factor,
        layers.map((layer) => rowsOf(weightsOf(layer, parameters))),
        run.bias ? layers.map((layer) => [Array.from(biasesOf(layer, parameters))]) : [],
      ];
      const { dataLoss, weights, biases } = snapshot;
      expect(worstError(actual, [dataLoss, weights, run.bias ? biases : []])).toBeLessThan(1e-9);
    }
    expect(training.step).toBe(50);
  },
);

test.each(golden.cases.filter(({ name }) => COVERED.includes(name)))(
  "EN-7 the gradients of $name meet PyTorch to 1e-9",
  (run) => {
    const settings = settingsOf(run);
    const factor = lossFactor(run);
    const { parameters } = ReferenceTraining.start(settings);
    const { layers } = explainStep(settings, parameters);
    const scaled = (matrix: Matrix) =>
      rowsOf(matrix).map((row) => row.map((value) => value * factor));
    const gradients = run.snapshots[0]?.gradients;
    const ours = layers.map(({ weightGradient }) => scaled(weightGradient));
    expect(worstError(ours, gradients?.weights)).toBeLessThan(1e-9);
    if (run.bias) {
      const biases = layers.map(({ biasGradient }) => scaled(biasGradient));
      expect(worstError(biases, gradients?.biases)).toBeLessThan(1e-9);
    }
  },
);
