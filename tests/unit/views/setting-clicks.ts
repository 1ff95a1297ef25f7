import fc from "fast-check";
import {
  dataOfKind,
  freshRow,
  withData,
  withFeature,
  withRows,
} from "#client/views/settings/changes/choose-data.ts";
import {
  withActivation,
  withBias,
  withLayerAdded,
  withLayerRemoved,
  withScheme,
  withUnits,
  withWeightsOf,
} from "#client/views/settings/changes/choose-network.ts";
import {
  withBatch,
  withBatchSize,
  withLoss,
  withOptimizer,
  withRegularization,
  withRule,
  withTestShare,
} from "#client/views/settings/changes/choose-training.ts";
import { outputUnits } from "#client/views/settings/changes/output-fit.ts";
import { layerRuleMisfit } from "#client/views/settings/changes/settings-fit.ts";
import { trainingRowCount } from "#engine/data/columns.ts";
import { layerWidths, parameterCount } from "#engine/layer-widths.ts";
import {
  ACTIVATIONS,
  BUNDLED_SETS,
  type Data,
  DRAWN_SCHEMES,
  FEATURES,
  GENERATED_SETS,
  LOSSES,
  OPTIMIZERS,
  REGULARIZATIONS,
  SCALINGS,
  type TableData,
  type TrainingSettings,
  UPDATE_RULES,
} from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { ORIGIN } from "#protocol/origin.ts";

const ORIGIN_TABLE = ORIGIN.data.kind === "table" ? ORIGIN.data : null;
if (ORIGIN_TABLE === null) {
  throw new Error("Origin is a table");
}

const TABLES: readonly TableData[] = [
  ORIGIN_TABLE,
  // Two inputs, one-hot targets: features and softmax may be chosen.
  {
    kind: "table",
    inputs: ["a", "b"],
    outputs: ["p", "q"],
    rows: [
      [0, 0.5, 1, 0],
      [1, -2, 0, 1],
      [3, 0, 1, 0],
    ],
    scaling: "none",
  },
  // Numbers to learn, which no cross-entropy takes.
  {
    kind: "table",
    inputs: ["a"],
    outputs: ["p", "q"],
    rows: [
      [1, 20, -3],
      [2, 10, 4],
    ],
    scaling: "min-max",
  },
];

export const DATA: readonly Data[] = [
  ...TABLES,
  ...GENERATED_SETS.map(
    (name): Data => ({
      kind: "generated",
      name,
      samples: 40,
      noise: 0.1,
      seed: 3,
      scaling: "none",
    }),
  ),
  ...BUNDLED_SETS.map((name): Data => ({ kind: "bundled", name, scaling: "standardize" })),
];

/** One thing that a control of the panel does; null where the control is off. */
type Click = (settings: TrainingSettings) => TrainingSettings | null;

const hiddenPlace = (settings: TrainingSettings, at: number) => at % settings.layers.length;

/** Every control, with everything that it may be set to. */
export const click: fc.Arbitrary<Click> = fc.oneof(
  fc.constantFrom(...DATA).map(
    (data): Click =>
      (s) =>
        withData(s, data),
  ),
  fc.constantFrom("table", "generated", "bundled").map(
    (kind): Click =>
      (s) =>
        withData(s, dataOfKind(kind, s.data, ORIGIN_TABLE)),
  ),
  fc.constantFrom(...SCALINGS).map(
    (scaling): Click =>
      (s) => ({ ...s, data: { ...s.data, scaling } }),
  ),
  fc.integer({ min: LIMITS.samples.min, max: 200 }).map(
    (samples): Click =>
      (s) =>
        s.data.kind === "generated" ? withData(s, { ...s.data, samples }) : null,
  ),
  fc.double({ min: 0, max: LIMITS.testShare.max, noNaN: true }).map(
    (share): Click =>
      (s) =>
        withTestShare(s, share),
  ),
  fc.tuple(fc.constantFrom(...FEATURES), fc.boolean()).map(
    ([feature, isOn]): Click =>
      (s) => {
        const isFor =
          s.data.kind === "generated" || ("inputs" in s.data && s.data.inputs.length === 2);
        return isFor ? withFeature(s, feature, isOn) : null;
      },
  ),
  fc.constant<Click>((s) => (s.layers.length > LIMITS.hiddenLayers ? null : withLayerAdded(s))),
  fc.nat(6).map(
    (at): Click =>
      (s) =>
        s.layers.length < 2 ? null : withLayerRemoved(s, at % (s.layers.length - 1)),
  ),
  fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 12 })).map(
    ([at, units]): Click =>
      (s) => {
        const place = hiddenPlace(s, at);
        const isOutput = place === s.layers.length - 1;
        return isOutput && !outputUnits(s.data).includes(units) ? null : withUnits(s, place, units);
      },
  ),
  fc.tuple(fc.nat(6), fc.constantFrom(...ACTIVATIONS)).map(
    ([at, activation]): Click =>
      (s) => {
        const place = hiddenPlace(s, at);
        const isOutput = place === s.layers.length - 1;
        return !isOutput && activation === "softmax" ? null : withActivation(s, place, activation);
      },
  ),
  fc.boolean().map(
    (bias): Click =>
      (s) =>
        withBias(s, bias),
  ),
  fc.constantFrom(...DRAWN_SCHEMES).map(
    (scheme): Click =>
      (s) =>
        withScheme(s, scheme),
  ),
  fc.constant<Click>((s) =>
    withWeightsOf(
      s,
      layerWidths(s),
      Float64Array.from({ length: parameterCount(s) }, (_, i) => i),
    ),
  ),
  fc.constantFrom(...LOSSES).map(
    (loss): Click =>
      (s) =>
        withLoss(s, loss),
  ),
  fc.constantFrom(...OPTIMIZERS).map(
    (kind): Click =>
      (s) =>
        withOptimizer(s, kind),
  ),
  fc.constantFrom(...REGULARIZATIONS).map(
    (kind): Click =>
      (s) =>
        withRegularization(s, kind),
  ),
  fc.constantFrom("full", "mini").map(
    (kind): Click =>
      (s) =>
        withBatch(s, kind),
  ),
  fc.nat(1000).map(
    (size): Click =>
      (s) =>
        withBatchSize(s, 1 + (size % trainingRowCount(s))),
  ),
  fc.tuple(fc.nat(6), fc.constantFrom(...UPDATE_RULES)).map(
    ([at, rule]): Click =>
      (s) => {
        const layer = hiddenPlace(s, at) + 1;
        return layerRuleMisfit(s, layer, rule) === null ? withRule(s, layer, rule) : null;
      },
  ),
  fc.constantFrom("add", "remove").map(
    (how): Click =>
      (s) => {
        if (s.data.kind !== "table") {
          return null;
        }
        const { rows } = s.data;
        if (how === "add") {
          return withRows(s, s.data, [...rows, freshRow(s.data, s.loss)]);
        }
        return rows.length > 1 ? withRows(s, s.data, rows.slice(1)) : null;
      },
  ),
);
