import { batchCounts } from "#engine/batches.ts";
import type { HyperParameters } from "#engine/hyper-parameters.ts";
import { type NetworkLayer, parameterIndex } from "#engine/network.ts";
import { ruleMisfit } from "#engine/reference/update-rule.ts";
import type { RunChange } from "#engine/run-events.ts";
import type { BatchSettings, TrainingSettings } from "#engine/settings.ts";

/** What a change must fit. */
export interface ChangedRun {
  readonly layers: readonly NetworkLayer[];
  /** How many rows the run trains with. */
  readonly rowCount: number;
  readonly hyperParameters: HyperParameters;
}

/** Why a change does not fit the run as it is now, in words; null when it does. */
export function changeMisfit(run: ChangedRun, change: RunChange): string | null {
  const { hyperParameters } = run;
  switch (change.kind) {
    case "set-learning-rate":
      return numberMisfit("a learning rate", change.value);
    case "set-momentum":
      return hyperParameters.momentum === null
        ? "the optimiser has no momentum"
        : numberMisfit("a momentum", change.value);
    case "set-regularization":
      return numberMisfit("a rate", change.regularization.rate);
    case "set-batch":
      return batchMisfit(run, change.batch);
    case "set-update-rule":
      return updateRuleMisfit(run, change.updateRule, hyperParameters.batch);
    case "set-parameter":
      return parameterIndex(run.layers, change.parameter) === null
        ? `the network has no ${change.parameter}`
        : numberMisfit("a parameter", change.value);
    case "set-stop":
      return numberMisfit("a stop", change.stop.steps);
  }
}

/** The hyper-parameters with one change made; a weight by hand changes none. */
export function hyperParametersAfter(now: HyperParameters, change: RunChange): HyperParameters {
  switch (change.kind) {
    case "set-learning-rate":
      return { ...now, learningRate: change.value };
    case "set-momentum":
      return { ...now, momentum: change.value };
    case "set-regularization":
      return { ...now, regularization: change.regularization };
    case "set-batch":
      return { ...now, batch: change.batch };
    case "set-update-rule":
      return { ...now, updateRule: change.updateRule };
    case "set-parameter":
      return now;
    case "set-stop":
      return { ...now, stop: change.stop };
  }
}

function numberMisfit(what: string, value: number): string | null {
  return Number.isFinite(value) ? null : `${what} of ${value}`;
}

function batchMisfit(run: ChangedRun, batch: BatchSettings): string | null {
  if (batch !== "full") {
    const { size, seed } = batch;
    if (!(Number.isInteger(size) && size >= 1 && size <= run.rowCount)) {
      return `batches of ${size} out of ${run.rowCount} rows`;
    }
    if (!(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff)) {
      return `the seed ${seed}`;
    }
  }
  return updateRuleMisfit(run, run.hyperParameters.updateRule, batch);
}

/** A rule must fit every batch, the remainder of an epoch included. */
function updateRuleMisfit(
  { layers, rowCount }: ChangedRun,
  updateRule: TrainingSettings["updateRule"],
  batch: BatchSettings,
): string | null {
  if (updateRule === "gradient") {
    return null;
  }
  const layer = layers[updateRule.layer - 1];
  if (layer === undefined) {
    return `the network has no layer ${updateRule.layer}`;
  }
  const { inputs, units } = layer;
  for (const samples of batchCounts(batch, rowCount)) {
    const misfit = ruleMisfit(updateRule.rule, { samples, inputs, units });
    if (misfit !== null) {
      return misfit;
    }
  }
  return null;
}
