import { isRegression } from "#client/views/settings/changes/output-fit.ts";
import { fitted, withoutFeatures } from "#client/views/settings/changes/settings-fit.ts";
import {
  type Data,
  FEATURES,
  type Feature,
  type LayerSettings,
  type TableData,
  type TrainingSettings,
} from "#engine/settings.ts";
import { targetFault } from "#protocol/settings-checks-targets.ts";

/** The kinds of data that somebody may choose; a stored table only comes by import. */
export type DataKind = Exclude<Data["kind"], "stored">;

/**
 * Other data, with what goes with them: the mean in place of the sum (which would make the steps
 * of 500 rows a hundred times those of 4), and a linear output for numbers below 0.
 */
export function withData(settings: TrainingSettings, data: Data): TrainingSettings {
  const isTable = data.kind === "table" || data.kind === "stored";
  const isMean = settings.loss === "half-squared-error-sum" && !isTable;
  const next: TrainingSettings = {
    ...settings,
    data,
    loss: isMean ? "mean-squared-error" : settings.loss,
    layers: layersFor(settings, data),
  };
  const fit = fitted(next);
  // A table of numbers may be no targets for the loss that was right for classes.
  return targetFault(fit) === null ? fit : fitted({ ...fit, loss: "mean-squared-error" });
}

/** Data of another kind: circle, iris, or this table. */
export function dataOfKind(kind: DataKind, { scaling }: Data, table: TableData): Data {
  switch (kind) {
    case "table":
      return { ...table, scaling };
    case "generated":
      return { kind, name: "circle", samples: 500, noise: 0, seed: 1, scaling };
    case "bundled":
      return { kind, name: "iris", scaling };
  }
}

/** The table with other rows; what depends on how many there are follows. */
export function withRows(
  settings: TrainingSettings,
  data: TableData,
  rows: TableData["rows"],
): TrainingSettings {
  return fitted({ ...settings, data: { ...data, rows } });
}

/** One number of the table. Where targets are shares of 1, a 1 makes the row's others 0. */
export function withCell(
  settings: TrainingSettings,
  row: number,
  col: number,
  value: number,
): TrainingSettings {
  const { data, loss } = settings;
  const cells = data.kind === "table" ? data.rows[row] : undefined;
  if (data.kind !== "table" || cells === undefined) {
    return settings;
  }
  const { length } = data.inputs;
  const isOneHot = loss === "softmax-cross-entropy" && col >= length && value === 1;
  const next = cells.map((cell, i) => (i === col ? value : isOneHot && i >= length ? 0 : cell));
  return { ...settings, data: { ...data, rows: data.rows.with(row, next) } };
}

/** A row for this table, as its loss allows: zeros, or the first class. */
export function freshRow({ inputs, outputs }: TableData, loss: TrainingSettings["loss"]): number[] {
  const isShare = loss === "softmax-cross-entropy";
  return [...inputs, ...outputs].map((_, i) => (isShare && i === inputs.length ? 1 : 0));
}

/** The features that are on: absent means x1 and x2 as they are. */
export function chosenFeatures(settings: TrainingSettings): readonly Feature[] {
  return settings.features ?? ["x1", "x2"];
}

/** One feature on or off; null when it is the last one. A new one takes its usual place. */
export function withFeature(
  settings: TrainingSettings,
  feature: Feature,
  isOn: boolean,
): TrainingSettings | null {
  const chosen = chosenFeatures(settings).filter((other) => other !== feature);
  const place = chosen.findIndex((other) => FEATURES.indexOf(other) > FEATURES.indexOf(feature));
  const next = isOn ? chosen.toSpliced(place < 0 ? chosen.length : place, 0, feature) : chosen;
  if (next.length === 0) {
    return null;
  }
  const isPlain = next.length === 2 && next[0] === "x1" && next[1] === "x2";
  return fitted(isPlain ? withoutFeatures(settings) : { ...settings, features: next });
}

function layersFor(settings: TrainingSettings, data: Data): readonly LayerSettings[] {
  const { layers } = settings;
  const output = layers.at(-1);
  const isLinear = output?.activation === "linear";
  if (output === undefined || isRegression(data) === isRegression(settings.data)) {
    return layers;
  }
  if (isRegression(data)) {
    return isLinear || output.activation === "tanh"
      ? layers
      : [...layers.slice(0, -1), { ...output, activation: "linear" }];
  }
  // Back from numbers to classes or a table.
  return isLinear ? [...layers.slice(0, -1), { ...output, activation: "sigmoid" }] : layers;
}
