import { readFileSync } from "node:fs";
import { parameterCount } from "#engine/layer-widths.ts";
import { rowsOf } from "#engine/matrix.ts";
import { biasesOf, networkLayers, weightsOf } from "#engine/network.ts";
import { predict } from "#engine/reference/predict.ts";
import { ReferenceTraining } from "#engine/reference/reference-training.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Training } from "#engine/training.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { jsonFaultPosition } from "#protocol/json-position.ts";
import { parseSettings } from "#protocol/settings.ts";
import { parseTrainOptions, type TrainOptions, UsageError } from "./train-options.ts";

const PREDICTIONS_SHOWN = 100;
const BAD_INPUT = 2;

interface Snapshot {
  readonly step: number;
  readonly loss: number;
  readonly testLoss: number | null;
  readonly weights: readonly (readonly (readonly number[])[])[];
  readonly biases: readonly (readonly number[])[];
  readonly predictions: readonly (readonly number[])[];
}

try {
  const options = parseTrainOptions(process.argv.slice(2));
  process.stdout.write(`${JSON.stringify(train(options))}\n`);
} catch (error) {
  if (!(error instanceof UsageError)) {
    throw error;
  }
  process.stderr.write(`train: ${error.message.replaceAll(/\s+/g, " ")}\n`);
  process.exitCode = BAD_INPUT;
}

function train(options: TrainOptions): object {
  const settings = loadSettings(options);
  const { steps } = settings.stop;
  const beyond = options.at?.find((step) => step > steps);
  if (beyond !== undefined) {
    throw new UsageError(`--at ${beyond} is beyond the last step, ${steps}`);
  }
  const training = ReferenceTraining.start(settings);
  const snapshots: Snapshot[] = [];
  let elapsedMs = 0;
  for (const step of options.at ?? [0, steps]) {
    const before = performance.now();
    training.advance(step - training.step);
    elapsedMs += performance.now() - before;
    // A run that ends early shows its real last step, unless the steps were asked for by number.
    if (
      training.step === step ||
      (options.at === null && snapshots.at(-1)?.step !== training.step)
    ) {
      snapshots.push(snapshotOf(settings, training));
    }
  }
  const before = performance.now();
  training.advance(steps - training.step);
  elapsedMs += performance.now() - before;
  return {
    engine: "reference",
    engineVersion: ENGINE_VERSION,
    parameterCount: parameterCount(settings),
    snapshots,
    ended: endOf(training),
    microsecondsPerStep: training.step === 0 ? 0 : (elapsedMs * 1000) / training.step,
  };
}

function endOf({ end }: Training): object {
  if (end === null) {
    throw new Error("the run was advanced to its stop and has no end");
  }
  return { step: end.step, reason: end.reason, message: end.message };
}

function snapshotOf(settings: TrainingSettings, training: Training): Snapshot {
  const { parameters } = training;
  const layers = networkLayers(settings);
  return {
    step: training.step,
    loss: training.loss,
    testLoss: training.testLoss,
    weights: layers.map((layer) => rowsOf(weightsOf(layer, parameters))),
    biases: layers.map((layer) => Array.from(biasesOf(layer, parameters))),
    predictions: rowsOf(predict(settings, parameters)).slice(0, PREDICTIONS_SHOWN),
  };
}

function loadSettings({ settings: file, steps }: TrainOptions): TrainingSettings {
  const parsed = parseSettings(parseJson(nameOf(file), readText(file)));
  if (!parsed.ok) {
    const { path = "", message } = parsed.error;
    throw new UsageError(path === "" ? `the settings: ${message}` : `${path}: ${message}`);
  }
  return steps === null ? parsed.value : { ...parsed.value, stop: { ...parsed.value.stop, steps } };
}

function readText(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new UsageError(`cannot read ${nameOf(file)}: ${reasonOf(error)}`, { cause: error });
  }
}

function nameOf(file: string): string {
  return file === "-" ? "standard input" : file;
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  switch (code) {
    case "ENOENT":
      return "there is no such file";
    case "EISDIR":
      return "it is a folder";
    case "EACCES":
      return "reading it is not allowed";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { line, column } = jsonFaultPosition(text);
    throw new UsageError(`${name} is not JSON: line ${line}, column ${column}`, { cause: error });
  }
}
