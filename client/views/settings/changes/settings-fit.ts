import { fitOutput, type Kept } from "#client/views/settings/changes/output-fit.ts";
import { batchCounts } from "#engine/batches.ts";
import { dataInputNames, trainingRowCount } from "#engine/data/columns.ts";
import { layerWidths } from "#engine/layer-widths.ts";
import { type RuleShape, ruleMisfit } from "#engine/reference/update-rule.ts";
import type { DrawnInitial, TrainingSettings, UpdateRule } from "#engine/settings.ts";

/** What takes the place of given weights that fit the network no more. */
const DRAWN: DrawnInitial = { scheme: "xavier-uniform", seed: 1 };

/**
 * Rule UI-20: what one choice brings along so that the document stays whole: output and loss go
 * together, features need two inputs, given weights the network's shapes, a batch enough rows, a
 * bench rule the shape of W. What nothing can mend is left, and refused by `parseSettings`.
 */
export function fitted(settings: TrainingSettings, kept: Kept = "none"): TrainingSettings {
  return fitRule(fitBatch(fitInitial(fitOutput(fitFeatures(settings), kept))));
}

/** Why a rule does not fit a layer (from 1) in some batch of an epoch; null when it fits. */
export function layerRuleMisfit(
  settings: TrainingSettings,
  layer: number,
  rule: UpdateRule,
): string | null {
  const units = settings.layers[layer - 1]?.units;
  const inputs = layerWidths(settings)[layer - 1];
  if (units === undefined || inputs === undefined) {
    return rule === "gradient" ? null : String(layer);
  }
  for (const samples of batchCounts(settings.batch, trainingRowCount(settings))) {
    const shape: RuleShape = { samples, inputs, units };
    const misfit = ruleMisfit(rule, shape);
    if (misfit !== null) {
      return misfit;
    }
  }
  return null;
}

/** A document without its features: the inputs as they are. */
export function withoutFeatures(settings: TrainingSettings): TrainingSettings {
  const { features: _, ...rest } = settings;
  return rest;
}

function fitFeatures(settings: TrainingSettings): TrainingSettings {
  return settings.features === undefined || dataInputNames(settings.data).length === 2
    ? settings
    : withoutFeatures(settings);
}

function fitInitial(settings: TrainingSettings): TrainingSettings {
  const { initial, layers, bias } = settings;
  if (initial.scheme !== "given") {
    return settings;
  }
  const widths = layerWidths(settings);
  const hasShapes =
    initial.weights.length === layers.length &&
    layers.every(({ units }, l) => {
      const weights = initial.weights[l] ?? [];
      return weights.length === widths[l] && weights.every((row) => row.length === units);
    });
  if (!hasShapes) {
    return { ...settings, initial: DRAWN };
  }
  const haveBiases = layers.every(
    ({ units }, l) => (initial.biases[l]?.length ?? 0) === (bias ? units : 0),
  );
  const biases = layers.map(({ units }) => (bias ? Array.from({ length: units }, () => 0) : []));
  return haveBiases ? settings : { ...settings, initial: { ...initial, biases } };
}

function fitBatch(settings: TrainingSettings): TrainingSettings {
  const { batch } = settings;
  const rows = trainingRowCount(settings);
  return batch === "full" || batch.size <= rows
    ? settings
    : { ...settings, batch: { ...batch, size: rows } };
}

function fitRule(settings: TrainingSettings): TrainingSettings {
  const { updateRule } = settings;
  return updateRule === "gradient" ||
    layerRuleMisfit(settings, updateRule.layer, updateRule.rule) === null
    ? settings
    : { ...settings, updateRule: "gradient" };
}
