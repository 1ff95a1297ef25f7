import { indented, type SignConvention } from "#client/numpy/numpy-line.ts";
import { momentNames, parameterNames } from "#client/numpy/numpy-names.ts";
import { optimizerLines, type UpdateShape } from "#client/numpy/numpy-optimizer.ts";
import {
  deltaLines,
  gradientLines,
  outputErrorLines,
  outputLine,
  preActivationLine,
} from "#client/numpy/numpy-passes.ts";
import { type NetworkLayer, networkLayers } from "#engine/network.ts";
import { ruleOfLayer } from "#engine/reference/update-rule.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** `def forward` and `def update`: one update of the weights, line by line, with shapes. */
export function updateLines(
  settings: TrainingSettings,
  now: UpdateShape,
  convention: SignConvention,
): readonly string[] {
  const layers = networkLayers(settings);
  const last = layers.length;
  return [
    "def forward(X):",
    ...forwardLines(layers),
    `    return z${last}, a${last}`,
    "",
    ...updateFunctionLines(settings, layers, now, convention),
  ];
}

function forwardLines(layers: readonly NetworkLayer[]): readonly string[] {
  return layers.flatMap((layer) => [
    indented(preActivationLine(layer)),
    indented(outputLine(layer)),
  ]);
}

function updateFunctionLines(
  settings: TrainingSettings,
  layers: readonly NetworkLayer[],
  now: UpdateShape,
  convention: SignConvention,
): readonly string[] {
  const { loss } = settings;
  const backwards = layers.toReversed().flatMap((layer) => {
    const isTop = layer.number === layers.length;
    return [
      ...(isTop ? outputErrorLines(loss, layer, convention) : []),
      ...deltaLines(loss, layer, isTop, convention),
      ...gradientLines(layer, ruleOfLayer(now.updateRule, layer.number)),
    ];
  });
  const delta = convention === "subtract" ? "dC/dz" : "-dC/dz";
  return [
    "def update(X, Y):",
    `    global ${globalsOf(settings, layers).join(", ")}`,
    ...forwardLines(layers),
    "",
    `    # backward: delta is ${delta}, one row for each sample; all use the weights before the step`,
    ...backwards.map(indented),
    "",
    ...optimizerLines(settings.optimizer, layers, now, convention).map(indented),
  ];
}

function globalsOf(
  { optimizer }: TrainingSettings,
  layers: readonly NetworkLayer[],
): readonly string[] {
  const names = layers.flatMap(parameterNames);
  const moments = names.flatMap((name) => momentNames(optimizer.kind, name));
  return [...names, ...moments, ...(optimizer.kind === "adam" ? ["t"] : [])];
}
