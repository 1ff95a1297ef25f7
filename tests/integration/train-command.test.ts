import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDataset } from "#engine/data/load-dataset.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { parseSettings } from "#protocol/settings.ts";
import { TrainCommand } from "#tests/support/train-command.ts";

let command: TrainCommand;

beforeAll(() => {
  command = new TrainCommand();
});

afterAll(() => command.remove());

const run = (words: readonly string[], input?: string) => command.run(words, input);
const train = (settings: unknown, ...words: string[]) => command.train(settings, ...words);

function stepsOf(output: { readonly snapshots: readonly { readonly step: number }[] }): number[] {
  return output.snapshots.map(({ step }) => step);
}

test("CL-1 the command prints one object with exactly the documented keys", async () => {
  writeFileSync(join(command.folder, "origin.json"), `\uFEFF${JSON.stringify(ORIGIN, null, 2)}`);
  const { status, stdout, stderr } = run(["--settings", "origin.json"]);
  expect([status, stderr]).toEqual([0, ""]);
  const output = JSON.parse(stdout);
  expect(Object.keys(output)).toEqual([
    "engine",
    "engineVersion",
    "parameterCount",
    "snapshots",
    "ended",
    "microsecondsPerStep",
  ]);
  expect([output.engine, output.parameterCount]).toEqual(["fast", 16]);
  expect(output.ended).toEqual({ step: 1000, reason: "steps", message: null });
  expect(output.microsecondsPerStep).toBeGreaterThan(0);
  expect(stepsOf(output)).toEqual([0, 1000]);
  const [, last] = output.snapshots;
  const training = referenceEngine.start(ORIGIN, await loadDataset(ORIGIN));
  training.advance(1000);
  expect(Object.keys(last)).toEqual([
    "step",
    "loss",
    "testLoss",
    "weights",
    "biases",
    "predictions",
  ]);
  expect([last.loss, last.testLoss]).toEqual([training.loss, null]);
  expect(last.weights.flat(2)).toEqual([...training.parameters]);
  expect(last.weights.map((rows: number[][]) => [rows.length, rows[0]?.length])).toEqual([
    [3, 4],
    [4, 1],
  ]);
  expect(last.biases).toEqual([[], []]);
  expect(last.predictions).toHaveLength(4);
});

test("CL-2 --steps replaces stop.steps, --at is sorted and without repeats", () => {
  expect(stepsOf(train(ORIGIN, "--steps", "30", "--at=20,5,5,0"))).toEqual([0, 5, 20]);
  expect(train(ORIGIN, "--steps", "30", "--at", "5").ended.step).toBe(30);
  const reference = train(ORIGIN, "--steps=30", "--engine", "reference");
  expect([reference.engine, stepsOf(reference)]).toEqual(["reference", [0, 30]]);
});

test("CL-2 stop.loss still holds, and steps never reached are left out", () => {
  const settings = { ...ORIGIN, stop: { steps: 1000, loss: 0.5 } };
  const output = train(settings, "--steps", "500");
  expect(output.ended).toEqual({ step: 7, reason: "loss", message: null });
  expect(stepsOf(output)).toEqual([0, 7]);
  expect(stepsOf(train(settings, "--at", "0,7,8,1000"))).toEqual([0, 7]);
  const atOnce = train({ ...ORIGIN, stop: { steps: 9, loss: 1 } });
  expect([stepsOf(atOnce), atOnce.ended.step, atOnce.microsecondsPerStep]).toEqual([[0], 0, 0]);
});

test("CL-3 divergence exits 0, with no snapshot past its end and no number that is not finite", () => {
  const linear = ORIGIN.layers.map(({ units }) => ({ units, activation: "linear" }));
  const settings = { ...ORIGIN, layers: linear, bias: true };
  const output = train(settings, "--at", "0,1,2,999,1000");
  expect(output.ended.reason).toBe("diverged");
  expect(output.ended.message).toMatch(
    new RegExp(`became (infinite|not a number) at step ${output.ended.step + 1}$`),
  );
  expect(Math.max(...stepsOf(output))).toBeLessThanOrEqual(output.ended.step);
  expect(stepsOf(train(settings))).toEqual([0, output.ended.step]);
  expect(JSON.stringify(train(settings).snapshots)).not.toMatch(/NaN|Infinity|\[null|,null\]/);
});

test("CL-3 predictions are of the first 100 rows", () => {
  const rows = Array.from({ length: 150 }, (_, i) => [0, 1, i / 150, 1]);
  const output = train({ ...ORIGIN, data: { ...ORIGIN.data, rows } }, "--steps", "2");
  expect(output.snapshots[1].predictions).toHaveLength(100);
});

const CIRCLE = {
  version: 1,
  data: { kind: "generated", name: "circle", samples: 40, noise: 0.1, seed: 1 },
  testShare: 0.25,
  layers: [
    { units: 4, activation: "relu" },
    { units: 1, activation: "linear" },
  ],
  bias: true,
  initial: { scheme: "he-normal", seed: 1 },
  loss: "mean-squared-error",
  optimizer: { kind: "sgd", learningRate: 0.01 },
  batch: { size: 7, seed: 1 },
  stop: { steps: 30 },
};

test("CL-3 mini-batches that diverge end at their last finite step, too", () => {
  const layers = CIRCLE.layers.map(({ units }) => ({ units, activation: "linear" }));
  const wild = { ...CIRCLE, layers, optimizer: { kind: "momentum", learningRate: 900 } };
  const output = train({ ...wild, stop: { steps: 100_000 } }, "--at", "0,1,90000");
  expect(output.ended.reason).toBe("diverged");
  expect(output.ended.message).toMatch(
    new RegExp(
      `^(the loss|[Wb]\\d\\S*) became (infinite|not a number) at step ${output.ended.step + 1}$`,
    ),
  );
  expect(stepsOf(output)).toEqual([0, 1]);
  const last = train({ ...wild, stop: { steps: 100_000 } });
  expect(stepsOf(last)).toEqual([0, output.ended.step]);
  expect(JSON.stringify(last.snapshots)).not.toMatch(/NaN|Infinity|\[null|,null\]/);
});

test("CL-3 a loss too large for a number, where the batch's was none, is null", () => {
  const output = train({
    ...CIRCLE,
    data: { kind: "bundled", name: "iris" },
    layers: [{ units: 3, activation: "linear" }],
    initial: { scheme: "he-uniform", seed: 1 },
    optimizer: { kind: "sgd", learningRate: 1000 },
    batch: { size: 32, seed: 1 },
    testShare: 0.3,
    stop: { steps: 500 },
  });
  expect(output.ended.message).toBe(`the loss became infinite at step ${output.ended.step + 1}`);
  const last = output.snapshots.at(-1);
  expect([last.step, last.loss]).toEqual([output.ended.step, null]);
  expect(last.weights.flat(2).every(Number.isFinite)).toBe(true);
});

test("CL-2 the losses are of all training rows and of all test rows, whatever the batch", async () => {
  const { snapshots } = train(CIRCLE, "--at", "0,3,30");
  const parsed = parseSettings(CIRCLE);
  if (!parsed.ok) {
    throw new Error(parsed.error.message);
  }
  const settings = { ...parsed.value, batch: "full" as const };
  const dataset = await loadDataset(settings);
  for (const snapshot of snapshots) {
    const { weights, biases } = snapshot;
    const atOnce = referenceEngine.start(
      { ...settings, initial: { scheme: "given", weights, biases } },
      dataset,
    );
    expect([snapshot.loss, snapshot.testLoss]).toEqual([atOnce.loss, atOnce.testLoss]);
    expect(snapshot.predictions).toHaveLength(30);
  }
});

const origin = JSON.stringify(ORIGIN);

test.each([
  ["no settings", [], "", "--settings FILE is missing (FILE may be - for standard input)"],
  [
    "an unknown option",
    ["--foo", "1"],
    "",
    '"--foo" is no option; options are --settings, --steps, --at, --engine',
  ],
  ["a missing value", ["--settings"], "", "--settings needs a value"],
  ["an option twice", ["--steps", "1", "--steps", "2"], "", "--steps is given twice"],
  [
    "a missing file",
    ["--settings", "nope.json"],
    "",
    "cannot read nope.json: there is no such file",
  ],
  ["a folder", ["--settings", "."], "", "cannot read .: it is a folder"],
  [
    "an unknown engine",
    ["--settings", "-", "--engine", "x"],
    origin,
    '--engine "x" is unknown; engines are fast, reference',
  ],
  [
    "a step beyond the end",
    ["--settings", "-", "--at", "1,1001"],
    origin,
    "--at 1001 is beyond the last step, 1000",
  ],
  [
    "a bad number",
    ["--settings", "-", "--steps", "1e3"],
    origin,
    '--steps "1e3" is not a whole number from 1 to 100000000',
  ],
  [
    "too many steps",
    ["--settings", "-", "--steps", "100000001"],
    origin,
    '--steps "100000001" is not a whole number from 1 to 100000000',
  ],
  [
    "a bad list",
    ["--settings", "-", "--at", "1,,2"],
    origin,
    '--at "" is not a whole number from 0 to 100000000',
  ],
  ["an empty file", ["--settings", "-"], "", "standard input is not JSON: line 1, column 1"],
  [
    "broken JSON",
    ["--settings", "-"],
    '{"a": [1, 2],\n "b": [1,}',
    "standard input is not JSON: line 2, column 10",
  ],
  [
    "JSON that breaks off",
    ["--settings", "-"],
    '{"a": "x',
    "standard input is not JSON: line 1, column 9",
  ],
  [
    "text after the JSON",
    ["--settings", "-"],
    "{} x",
    "standard input is not JSON: line 1, column 4",
  ],
  [
    "another document",
    ["--settings", "-"],
    "[]",
    "the settings: a list of 0 is not allowed: an object is needed",
  ],
  [
    "a bad setting",
    ["--settings", "-"],
    JSON.stringify({ ...ORIGIN, data: { ...CIRCLE.data, noise: 0.6 } }),
    "data.noise: 0.6 is too large: at most 0.5",
  ],
  [
    "a batch larger than the rows",
    ["--settings", "-"],
    JSON.stringify({ ...ORIGIN, batch: { size: 5, seed: 1 } }),
    "batch.size: 5 is too large: there are 4 training rows",
  ],
  [
    "a stored table",
    ["--settings", "-"],
    JSON.stringify({
      ...ORIGIN,
      data: {
        kind: "stored",
        hash: "0a".repeat(32),
        inputs: ["x1", "x2", "x3"],
        outputs: ["y"],
        rowCount: 4,
      },
    }),
    'data.kind: "stored" rows are in a server: use "table" with the rows in it',
  ],
])("CL-4 %s exits 2 with one clear line and nothing on stdout", (_, words, input, line) => {
  expect(run(words, input)).toEqual({ status: 2, stdout: "", stderr: `train: ${line}\n` });
});
