import { unitName } from "#client/draw/unit-names.ts";
import { fullColourValue, tintOf } from "#client/draw/value-colour.ts";
import type { Scatter } from "#client/views/data/draw-scatter.ts";
import { classMarks, valueMark } from "#client/views/data/point-marks.ts";
import { classLabels } from "#client/views/metrics/class-labels.ts";
import { dataRow, rowAt, rowCountOf } from "#client/views/moment/data-rows.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { layerWidths, parameterCount } from "#engine/layer-widths.ts";
import type { Matrix } from "#engine/matrix.ts";
import { actualClass } from "#engine/metrics.ts";
import type { Activation, TrainingSettings } from "#engine/settings.ts";

/** Two units of one layer, from 0; layer 0 is what the network sees. */
export interface UnitPair {
  readonly layer: number;
  readonly across: number;
  readonly up: number;
}

/** Multiply-adds of a picture. */
const BUDGET = 1_000_000;
const MOST_ROWS = 1_000;
const FEWEST_ROWS = 50;

/** So many rows are looked at, from the first on: more would hold the page up. */
export function rowsInSight(settings: TrainingSettings, dataset: Dataset): number {
  const most = Math.floor(BUDGET / parameterCount(settings));
  return Math.min(rowCountOf(dataset), MOST_ROWS, Math.max(FEWEST_ROWS, most));
}

/** The pair that there is: another network may have fewer layers, or a layer fewer units. */
export function pairWithin(settings: TrainingSettings, { layer, across, up }: UnitPair): UnitPair {
  const widths = layerWidths(settings);
  const last = Math.min(layer, widths.length - 1);
  const units = widths[last] ?? 1;
  return { layer: last, across: Math.min(across, units - 1), up: Math.min(up, units - 1) };
}

/**
 * Rule UI-33: rows of the data where two units put them.
 *
 * @param activations of the layer. Shapes: rows in sight x units.
 */
export function hiddenScatter(
  { settings, dataset }: Pick<Moment, "settings" | "dataset">,
  { layer, across, up }: UnitPair,
  { rows, cols, data }: Matrix,
): Scatter {
  const look = looks(settings, dataset);
  const xs = Float64Array.from({ length: rows }, (_, row) => data[row * cols + across] ?? 0);
  const ys = Float64Array.from({ length: rows }, (_, row) => data[row * cols + up] ?? 0);
  const activation = layer === 0 ? undefined : settings.layers[layer - 1]?.activation;
  return {
    points: Array.from(xs, (x, row) => ({ x, y: ys[row] ?? 0, ...look(row) })),
    names: [unitName(settings, layer, across), unitName(settings, layer, up)],
    domains: [domainOf(activation, xs), domainOf(activation, ys)],
  };
}

function looks(
  settings: TrainingSettings,
  dataset: Dataset,
): (row: number) => Omit<Scatter["points"][number], "x" | "y"> {
  const marks = classMarks(classLabels(settings, dataset) ?? []);
  const full = fullColourValue(dataset.train.targets.data);
  return (row) => {
    const { samples, at, isTest } = dataRow(dataset, row);
    const mark = marks[actualClass(samples.targets, at)];
    if (mark !== undefined) {
      return { mark, strength: 1, isTest };
    }
    const value = rowAt(samples.targets, at)[0] ?? 0;
    return { mark: valueMark(value), strength: 0.3 + 0.7 * tintOf(value, full), isTest };
  };
}

const ROOM = 0.06;
/** What an activation can give: axes that stand still. */
const RANGES: Partial<Record<Activation, readonly [number, number]>> = {
  sigmoid: [0, 1],
  softmax: [0, 1],
  tanh: [-1, 1],
};

function domainOf(
  activation: Activation | undefined,
  values: Float64Array,
): readonly [number, number] {
  const known = activation === undefined ? undefined : RANGES[activation];
  const finite = values.filter(Number.isFinite);
  const [min, max] =
    known ?? (finite.length === 0 ? [0, 1] : [Math.min(...finite), Math.max(...finite)]);
  const room = max > min ? (max - min) * ROOM : 1;
  return [min - room, max + room];
}
