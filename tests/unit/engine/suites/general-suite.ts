import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rowsOf } from "#engine/matrix.ts";
import { biasesOf, networkLayers, weightsOf } from "#engine/network.ts";
import { explainStep } from "#engine/reference/explain.ts";
import {
  ACTIVATIONS,
  LOSSES,
  OPTIMIZERS,
  type OptimizerSettings,
  REGULARIZATIONS,
  type TrainingSettings,
} from "#engine/settings.ts";
import type { Engine } from "#engine/training.ts";
import { datasetFor, networkOf, startOf, worstError } from "#tests/unit/engine/networks.ts";

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
  readonly optimizer: string;
  readonly learningRate: number;
  readonly bias: boolean;
  readonly regularization: string;
  readonly regularizationRate: number;
  readonly x: readonly number[][];
  readonly y: readonly number[][];
  readonly snapshots: readonly Snapshot[];
}
const golden: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL("../../../golden/general.json", import.meta.url), "utf8"),
);

/** The constants that PyTorch was given (see `what` in the file). */
const OPTIMIZER_OF: Record<OptimizerSettings["kind"], (learningRate: number) => OptimizerSettings> =
  {
    sgd: (learningRate) => ({ kind: "sgd", learningRate }),
    momentum: (learningRate) => ({ kind: "momentum", learningRate, momentum: 0.9 }),
    nesterov: (learningRate) => ({ kind: "nesterov", learningRate, momentum: 0.9 }),
    rmsprop: (learningRate) => ({ kind: "rmsprop", learningRate, decay: 0.9, epsilon: 1e-8 }),
    adagrad: (learningRate) => ({ kind: "adagrad", learningRate, epsilon: 1e-10 }),
    adam: (learningRate) => ({
      kind: "adam",
      learningRate,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
    }),
  };

function named<Name extends string>(names: readonly Name[], name: string): Name {
  const found = names.find((known) => known === name);
  if (found === undefined) {
    throw new Error(`the engine has no ${name}`);
  }
  return found;
}

function settingsOf(run: Case): TrainingSettings {
  const { weights = [], biases = [] } = run.snapshots[0] ?? {};
  return networkOf({
    widths: run.layers,
    activations: [...run.activations, run.outputActivation].map((name) => named(ACTIVATIONS, name)),
    rows: run.x.map((row, i) => [...row, ...(run.y[i] ?? [])]),
    bias: run.bias,
    more: {
      initial: { scheme: "given", weights, biases: biases.map((row) => row.flat()) },
      loss: named(LOSSES, run.loss),
      optimizer: OPTIMIZER_OF[named(OPTIMIZERS, run.optimizer)](run.learningRate),
      regularization: {
        kind: named(REGULARIZATIONS, run.regularization),
        rate: run.regularizationRate,
      },
    },
  });
}

/** EN-7: PyTorch's numbers, at every snapshot of every case. */
export function generalSuite(engine: Engine): void {
  test.each(golden.cases)("EN-7 $name meets PyTorch to 1e-9 at every snapshot", (run) => {
    const settings = settingsOf(run);
    const layers = networkLayers(settings);
    const training = startOf(engine, settings);
    for (const snapshot of run.snapshots) {
      training.advance(snapshot.step - training.step);
      expect(training.step).toBe(snapshot.step);
      const { parameters, loss } = training;
      const actual = [
        loss,
        layers.map((layer) => rowsOf(weightsOf(layer, parameters))),
        run.bias ? layers.map((layer) => [Array.from(biasesOf(layer, parameters))]) : [],
      ];
      const { dataLoss, weights, biases } = snapshot;
      expect(worstError(actual, [dataLoss, weights, run.bias ? biases : []])).toBeLessThan(1e-9);
    }
    expect(training.step).toBe(50);
  });

  test.each(golden.cases)("EN-7 the gradients of $name meet PyTorch to 1e-9", (run) => {
    const settings = settingsOf(run);
    const start = startOf(engine, settings).keyframe();
    const { layers } = explainStep(settings, datasetFor(settings), start);
    const expected = run.snapshots[0]?.gradients;
    // PyTorch's gradients are of data loss and penalty together.
    const weights = layers.map(({ weightGradient, penaltyGradient }) =>
      rowsOf(weightGradient).map((row, i) =>
        row.map((g, o) => g + (rowsOf(penaltyGradient)[i]?.[o] ?? Number.NaN)),
      ),
    );
    expect(worstError(weights, expected?.weights)).toBeLessThan(1e-9);
    if (run.bias) {
      const biases = layers.map(({ biasGradient }) => rowsOf(biasGradient));
      expect(worstError(biases, expected?.biases)).toBeLessThan(1e-9);
    }
  });
}
