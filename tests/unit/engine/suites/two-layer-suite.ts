import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rowsOf } from "#engine/matrix.ts";
import { networkLayers, weightsOf } from "#engine/network.ts";
import { explainStep } from "#engine/reference/explain.ts";
import { activations, predict } from "#engine/reference/predict.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine, Training } from "#engine/training.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { datasetFor, startOf, worstError } from "#tests/unit/engine/networks.ts";

/** What the reference kept of step 0 beside the state. */
interface Intermediates {
  readonly a1: number[][];
  readonly delta1: number[][];
  readonly delta2: number[][];
  readonly grad_w1: number[][];
  readonly grad_w2: number[][];
}
interface Snapshot extends Partial<Intermediates> {
  readonly step: number;
  readonly loss: number;
  readonly w1: number[][];
  readonly w2: number[][];
  readonly a2: number[][];
}
interface Case {
  readonly seed: number;
  readonly hidden: number;
  readonly learningRate: number;
  readonly steps: number;
  readonly init: "uniform01" | "symmetric";
  readonly rule: "gradient" | "delta-only";
  readonly snapshots: readonly Snapshot[];
}
const golden: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL("../../../golden/two-layer.json", import.meta.url), "utf8"),
);

function settingsOf(run: Case): TrainingSettings {
  return {
    ...ORIGIN,
    layers: [
      { units: run.hidden, activation: "sigmoid" },
      { units: 1, activation: "sigmoid" },
    ],
    initial: { scheme: run.init === "uniform01" ? "uniform-0-1" : "uniform-1-1", seed: run.seed },
    optimizer: { kind: "sgd", learningRate: run.learningRate },
    updateRule: run.rule === "gradient" ? "gradient" : { layer: 2, rule: "delta-only" },
    stop: { steps: run.steps },
  };
}

/** The worst relative error of loss, weights and outputs against a snapshot. */
function stateError(settings: TrainingSettings, training: Training, expected: Snapshot) {
  const { loss, parameters } = training;
  const weights = networkLayers(settings).map((layer) => rowsOf(weightsOf(layer, parameters)));
  return worstError(
    [loss, weights, rowsOf(predict(settings, datasetFor(settings).train, parameters))],
    [expected.loss, [expected.w1, expected.w2], expected.a2],
  );
}

/**
 * Steps from which a case is compared from the snapshot before, not from step 0. Delta-only
 * leaves an unstable balance between steps 50 and 100, where it multiplies the last bit of any
 * float64 arithmetic to some 1e-2: see the next test. On either side all agree.
 */
const UNSTABLE = { rule: "delta-only", from: 10, to: 100 };

/** EN-5 and EN-6: the states and intermediates of the question that this comes from. */
export function twoLayerSuite(engine: Engine): void {
  test("EN-5 the reference has both rules and a step 0 in every case", () => {
    expect(new Set(golden.cases.map(({ rule }) => rule))).toEqual(
      new Set(["gradient", "delta-only"]),
    );
    expect(golden.cases.map(({ snapshots }) => snapshots[0]?.step)).toEqual([0, 0, 0, 0]);
  });

  test.each(golden.cases)(
    "EN-5 seed $seed, $hidden hidden, $init, $rule meets numpy to 1e-9 at every snapshot",
    (run) => {
      let settings = settingsOf(run);
      let training = startOf(engine, settings);
      let offset = 0;
      for (const snapshot of run.snapshots) {
        if (run.rule === UNSTABLE.rule && snapshot.step === UNSTABLE.to) {
          const given = {
            scheme: "given",
            weights: [snapshot.w1, snapshot.w2],
            biases: [],
          } as const;
          settings = { ...settings, initial: given };
          training = startOf(engine, settings);
          offset = snapshot.step;
        }
        training.advance(snapshot.step - offset - training.step);
        expect(training.step + offset).toBe(snapshot.step);
        expect(stateError(settings, training, snapshot)).toBeLessThanOrEqual(1e-9);
      }
    },
  );

  test("EN-5 between steps 10 and 100 delta-only multiplies one last bit past any tolerance", () => {
    const run = golden.cases.find(({ rule }) => rule === UNSTABLE.rule);
    const snapshot = run?.snapshots.find(({ step }) => step === UNSTABLE.from);
    if (run === undefined || snapshot === undefined) {
      throw new Error("the reference has no such snapshot");
    }
    const nudged = (by: number) => {
      const w1 = snapshot.w1.map((row) => row.map((value) => value * (1 + by)));
      const initial = { scheme: "given", weights: [w1, snapshot.w2], biases: [] } as const;
      const training = startOf(engine, { ...settingsOf(run), initial });
      training.advance(UNSTABLE.to - UNSTABLE.from);
      return [...training.parameters];
    };
    expect(worstError(nudged(2 ** -52), nudged(0))).toBeGreaterThan(1e-4);
  });

  test.each(golden.cases)(
    "EN-6 seed $seed, $hidden hidden, $init, $rule: a1, delta and gradients meet numpy to 1e-9",
    (run) => {
      const { a1, delta1, delta2, grad_w1, grad_w2, a2 } = run.snapshots[0] ?? {};
      const settings = settingsOf(run);
      const dataset = datasetFor(settings);
      const start = engine.start(settings, dataset).keyframe();
      const { layers } = explainStep(settings, dataset, start);
      // delta is dC/dz here; the reference keeps its negative, and the gradient with our sign.
      const negative = (rows: number[][] = []) => rows.map((row) => row.map((value) => -value));
      const actual = [
        activations(settings, dataset.train, start.parameters).slice(1).map(rowsOf),
        layers.map(({ delta }) => rowsOf(delta)),
        layers.map(({ weightGradient }) => rowsOf(weightGradient)),
      ];
      const expected = [
        [a1, a2],
        [negative(delta1), negative(delta2)],
        [grad_w1, grad_w2],
      ];
      expect(worstError(actual, expected)).toBeLessThanOrEqual(1e-9);
      const applied = layers.map(({ appliedUpdate }) => rowsOf(appliedUpdate));
      const wrongRule = [grad_w1, negative(delta2)];
      expect(
        worstError(applied, run.rule === "delta-only" ? wrongRule : [grad_w1, grad_w2]),
      ).toBeLessThanOrEqual(1e-9);
    },
  );
}
