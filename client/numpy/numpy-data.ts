import { matrixLiteral } from "#client/numpy/numpy-literal.ts";
import type { NumpySection } from "#client/numpy/numpy-section.ts";
import { trainingRowCount } from "#engine/data/columns.ts";
import type { RawData } from "#engine/data/dataset.ts";
import { targetsOf } from "#engine/data/targets.ts";
import type { Feature, Scaling, TrainingSettings } from "#engine/settings.ts";

/**
 * X and Y: the rows as numbers, then split, scaling and features as the run does them.
 *
 * @param raw the rows that the settings name, before the split.
 */
export function dataSection(settings: TrainingSettings, raw: RawData): NumpySection {
  const targets = targetsOf(settings, raw);
  return {
    title: "Data",
    lines: [
      `X = ${matrixLiteral(raw.inputs)}`,
      shapeComment("X", raw.inputs.rows, raw.inputs.cols, "inputs"),
      `Y = ${matrixLiteral(targets)}`,
      shapeComment("Y", targets.rows, targets.cols, "outputs"),
      ...splitLines(settings, raw.inputs.rows),
      ...scalingLines(settings.data.scaling, settings.testShare > 0),
      ...featureLines(settings.features),
      ...trainLines(settings, raw.inputs.rows),
    ],
  };
}

function shapeComment(name: string, rows: number, cols: number, axis: string): string {
  return `# ${name}: ${rows} samples x ${cols} ${axis}`;
}

function splitLines(settings: TrainingSettings, rows: number): readonly string[] {
  const testCount = rows - trainingRowCount(settings);
  if (testCount === 0) {
    return [];
  }
  return [
    "",
    `# ${testCount} of ${rows} samples are held back for the test; both parts keep their order.`,
    `drawn = np.random.RandomState(${settings.splitSeed}).permutation(${rows})`,
    `test_rows = np.sort(drawn[:${testCount}])`,
    `train_rows = np.sort(drawn[${testCount}:])`,
  ];
}

function scalingLines(scaling: Scaling, isSplit: boolean): readonly string[] {
  const rows = isSplit ? "X[train_rows]" : "X";
  switch (scaling) {
    case "none":
      return [];
    case "standardize":
      return [
        "",
        "# Mean 0 and deviation 1, learned from the training samples alone.",
        `shift, spread = ${rows}.mean(axis=0), ${rows}.std(axis=0)`,
        `spread[np.ptp(${rows}, axis=0) == 0] = 1  # a constant column stays as it is`,
        "X = (X - shift) / spread",
      ];
    case "min-max":
      return [
        "",
        "# From 0 to 1, learned from the training samples alone.",
        `shift, spread = ${rows}.min(axis=0), np.ptp(${rows}, axis=0)`,
        "spread[spread == 0] = 1  # a constant column stays as it is",
        "X = (X - shift) / spread",
      ];
  }
}

const FEATURE_CODE: Record<Feature, string> = {
  x1: "x1",
  x2: "x2",
  "x1^2": "x1 * x1",
  "x2^2": "x2 * x2",
  "x1*x2": "x1 * x2",
  "sin(x1)": "np.sin(x1)",
  "sin(x2)": "np.sin(x2)",
};

function featureLines(features: readonly Feature[] | undefined): readonly string[] {
  if (features === undefined) {
    return [];
  }
  const columns = features.map((feature) => FEATURE_CODE[feature]).join(", ");
  return [
    "",
    "x1, x2 = X[:, 0], X[:, 1]",
    `X = np.stack([${columns}], axis=1)  # samples x ${features.length} features`,
  ];
}

function trainLines(settings: TrainingSettings, rows: number): readonly string[] {
  if (trainingRowCount(settings) === rows) {
    return [];
  }
  return ["", "X_test, Y_test = X[test_rows], Y[test_rows]", "X, Y = X[train_rows], Y[train_rows]"];
}
