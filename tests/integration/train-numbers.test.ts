import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TrainCommand } from "#tests/support/train-command.ts";

interface GoldenSnapshot {
  readonly step: number;
  readonly loss: number;
  readonly testLoss: number | null;
}
interface GoldenEnd extends GoldenSnapshot {
  readonly firstWeights: readonly number[];
  readonly lastWeights: readonly number[];
  readonly lastBiases: readonly number[];
  readonly predictions: readonly (readonly number[])[];
}
interface Case {
  readonly title: string;
  readonly settings: unknown;
  readonly snapshots: readonly [GoldenSnapshot, GoldenEnd];
  readonly ended: unknown;
}
const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL("../golden/train-command.json", import.meta.url), "utf8"),
);

let command: TrainCommand;

beforeAll(() => {
  command = new TrainCommand();
});

afterAll(() => command.remove());

/** numerics' relative error: |a-b| / max(1e-6, |a|, |b|). */
function relativeError(a: number, b: number): number {
  return Math.abs(a - b) / Math.max(1e-6, Math.abs(a), Math.abs(b));
}

function expectClose(actual: readonly (number | null)[], golden: readonly (number | null)[]): void {
  expect(actual).toHaveLength(golden.length);
  for (const [i, expected] of golden.entries()) {
    const value = actual[i] ?? null;
    if (expected === null || value === null) {
      expect(value).toBe(expected);
    } else {
      expect(relativeError(value, expected)).toBeLessThan(1e-9);
    }
  }
}

const engines = ["reference", "fast"];

test.each(cases.flatMap((golden) => engines.map((engine) => ({ ...golden, engine }))))(
  "CL-6 $title: the $engine engine prints numpy's numbers",
  ({ settings, snapshots, ended, engine }) => {
    const output = command.train(settings, "--engine", engine);
    const [first, last] = output.snapshots;
    const [goldenFirst, goldenLast] = snapshots;
    expect([output.engine, output.ended, output.snapshots.length]).toEqual([engine, ended, 2]);
    expect([first.step, last.step]).toEqual([goldenFirst.step, goldenLast.step]);
    expectClose([first.loss, first.testLoss], [goldenFirst.loss, goldenFirst.testLoss]);
    expectClose([last.loss, last.testLoss], [goldenLast.loss, goldenLast.testLoss]);
    expectClose(last.weights[0][0], goldenLast.firstWeights);
    expectClose(last.weights.at(-1).at(-1), goldenLast.lastWeights);
    expectClose(last.biases.at(-1), goldenLast.lastBiases);
    expectClose(
      [last.predictions[0], last.predictions.at(-1)].flat(),
      goldenLast.predictions.flat(),
    );
  },
);

test.each(cases)("CL-7 $title: both engines print the same bits", ({ settings }) => {
  const at = ["--at", "0,1,2,7,16"];
  const [fast, reference] = ["fast", "reference"].map((engine) => {
    const { snapshots, ended, parameterCount } = command.train(settings, "--engine", engine, ...at);
    return { snapshots, ended, parameterCount };
  });
  expect(fast?.snapshots).toHaveLength(5);
  expect(fast).toEqual(reference);
});
