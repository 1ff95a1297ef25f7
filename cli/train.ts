import type { Dataset } from "#engine/data/dataset.ts";
import { loadDataset } from "#engine/data/load-dataset.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import type { RunEnd } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine, Training } from "#engine/training.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { loadEngine } from "./engines.ts";
import { readSettings } from "./read-settings.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";
import { parseTrainOptions, type TrainOptions } from "./train-options.ts";
import { UsageError } from "./usage-error.ts";

const BAD_INPUT = 2;

try {
  const report = await train(parseTrainOptions(process.argv.slice(2)));
  process.stdout.write(`${JSON.stringify(report)}\n`);
} catch (error) {
  if (!(error instanceof UsageError)) {
    throw error;
  }
  process.stderr.write(`train: ${error.message.replaceAll(/\s+/g, " ")}\n`);
  process.exitCode = BAD_INPUT;
}

async function train(options: TrainOptions): Promise<object> {
  const settings = withSteps(readSettings(options.settings), options.steps);
  checkSteps(settings, options.at);
  const engine = await loadEngine(options.engine);
  const dataset = await loadDataset(settings);
  return {
    engine: engine.name,
    engineVersion: ENGINE_VERSION,
    parameterCount: parameterCount(settings),
    ...runToItsEnd(engine, settings, dataset, options.at),
  };
}

interface Outcome {
  readonly snapshots: readonly Snapshot[];
  readonly ended: RunEnd;
  /** Of the update loop alone: evaluations between the steps are left out. */
  readonly microsecondsPerStep: number;
}

/** Stops at each step of `at`, without it at the first and the last. */
function runToItsEnd(
  engine: Engine,
  settings: TrainingSettings,
  dataset: Dataset,
  at: TrainOptions["at"],
): Outcome {
  const { steps } = settings.stop;
  const training = engine.start(settings, dataset);
  const snapshots: Snapshot[] = [];
  let elapsedMs = 0;
  const advanceTo = (step: number): void => {
    const before = performance.now();
    training.advance(step - training.step);
    elapsedMs += performance.now() - before;
  };
  for (const step of at ?? [0, steps]) {
    advanceTo(step);
    // A run that ends early shows its real last step, unless the steps were asked for by number.
    const isNewEnd = at === null && snapshots.at(-1)?.step !== training.step;
    if (training.step === step || isNewEnd) {
      snapshots.push(snapshotOf(settings, dataset, training));
    }
  }
  advanceTo(steps);
  return {
    snapshots,
    ended: endOf(training),
    microsecondsPerStep: training.step === 0 ? 0 : (elapsedMs * 1000) / training.step,
  };
}

/** The keys in the order of the documentation. */
function endOf({ end }: Training): RunEnd {
  if (end === null) {
    throw new Error("the run was advanced to its stop and has no end");
  }
  return { step: end.step, reason: end.reason, message: end.message };
}

function withSteps(settings: TrainingSettings, steps: number | null): TrainingSettings {
  return steps === null ? settings : { ...settings, stop: { ...settings.stop, steps } };
}

function checkSteps({ stop }: TrainingSettings, at: TrainOptions["at"]): void {
  const beyond = at?.find((step) => step > stop.steps);
  if (beyond !== undefined) {
    throw new UsageError(`--at ${beyond} is beyond the last step, ${stop.steps}`);
  }
}
