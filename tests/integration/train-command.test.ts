import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ReferenceTraining } from "#engine/reference/reference-training.ts";
import { ORIGIN } from "#protocol/origin.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "weightroom-train-"));
  buildSync({
    entryPoints: ["cli/train.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: join(folder, "train.mjs"),
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(words: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, "train.mjs"), ...words],
    { input, encoding: "utf8", cwd: folder, maxBuffer: 2 ** 28 },
  );
  return { status, stdout, stderr };
}

/** The one object on stdout of a run that went well. */
function train(settings: unknown, ...words: string[]) {
  const { status, stdout, stderr } = run(["--settings", "-", ...words], JSON.stringify(settings));
  expect([status, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout);
}

function stepsOf(output: { readonly snapshots: readonly { readonly step: number }[] }): number[] {
  return output.snapshots.map(({ step }) => step);
}

test("CL-1 the command prints one object with exactly the documented keys", () => {
  writeFileSync(join(folder, "origin.json"), `\uFEFF${JSON.stringify(ORIGIN, null, 2)}`);
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
  expect([output.engine, output.parameterCount]).toEqual(["reference", 16]);
  expect(output.ended).toEqual({ step: 1000, reason: "steps", message: null });
  expect(output.microsecondsPerStep).toBeGreaterThan(0);
  expect(stepsOf(output)).toEqual([0, 1000]);
  const [, last] = output.snapshots;
  const training = ReferenceTraining.start(ORIGIN);
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
  expect(stepsOf(train(ORIGIN, "--steps=30", "--engine", "reference"))).toEqual([0, 30]);
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
    "the fast engine",
    ["--settings", "-", "--engine", "fast"],
    origin,
    "--engine fast does not exist yet; the engine is reference",
  ],
  [
    "an unknown engine",
    ["--settings", "-", "--engine", "x"],
    origin,
    '--engine "x" is unknown; the engine is reference',
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
    origin.replace('"sgd"', '"adam"'),
    'optimizer.kind: "adam" is not allowed: use "sgd"',
  ],
])("CL-4 %s exits 2 with one clear line and nothing on stdout", (_, words, input, line) => {
  expect(run(words, input)).toEqual({ status: 2, stdout: "", stderr: `train: ${line}\n` });
});
