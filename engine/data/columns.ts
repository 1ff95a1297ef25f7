import type { BundledSet, Data, GeneratedSet, TrainingSettings } from "#engine/settings.ts";

const IRIS_INPUTS = ["sepal length", "sepal width", "petal length", "petal width"];
const IRIS_CLASSES = ["setosa", "versicolor", "virginica"];
const DIGIT_INPUTS = Array.from({ length: 64 }, (_, i) => `r${(i >> 3) + 1}c${(i & 7) + 1}`);
const DIGIT_CLASSES = Array.from({ length: 10 }, (_, digit) => String(digit));
/** Class 0 and class 1 of a generated set: TensorFlow Playground's -1 (orange) and +1 (blue). */
const TWO_CLASSES = ["-1", "+1"];

const BUNDLED: Record<
  BundledSet,
  {
    readonly inputs: readonly string[];
    readonly classes: readonly string[];
    readonly rowCount: number;
  }
> = {
  iris: { inputs: IRIS_INPUTS, classes: IRIS_CLASSES, rowCount: 150 },
  digits: { inputs: DIGIT_INPUTS, classes: DIGIT_CLASSES, rowCount: 1797 },
};

/** The columns of the data before features: measurements, pixels or coordinates. */
export function dataInputNames(data: Data): readonly string[] {
  switch (data.kind) {
    case "table":
    case "stored":
      return data.inputs;
    case "generated":
      return ["x1", "x2"];
    case "bundled":
      return BUNDLED[data.name].inputs;
  }
}

/** What the network sees: the features, or the data's columns as they are. */
export function inputNames(settings: TrainingSettings): readonly string[] {
  return settings.features ?? dataInputNames(settings.data);
}

/**
 * The classes of class data in order, class 0 first; null for tables and regression. A table
 * says by its numbers whether it holds classes: see `Dataset.classCount`.
 */
export function classNames(data: Data): readonly string[] | null {
  switch (data.kind) {
    case "table":
    case "stored":
      return null;
    case "generated":
      return isRegression(data.name) ? null : TWO_CLASSES;
    case "bundled":
      return BUNDLED[data.name].classes;
  }
}

/** One name for each output unit. */
export function outputNames(settings: TrainingSettings): readonly string[] {
  const { data } = settings;
  if (data.kind === "table" || data.kind === "stored") {
    return data.outputs;
  }
  const classes = classNames(data);
  const units = settings.layers.at(-1)?.units ?? 1;
  return classes === null || units === 1 ? ["y"] : classes;
}

/** How many rows the data has, test rows included. */
export function rowCount(data: Data): number {
  switch (data.kind) {
    case "table":
      return data.rows.length;
    case "stored":
      return data.rowCount;
    case "generated":
      return data.samples;
    case "bundled":
      return BUNDLED[data.name].rowCount;
  }
}

/** How many rows a split leaves for training: at least one. */
export function trainingRowCount(settings: TrainingSettings): number {
  const rows = rowCount(settings.data);
  const testRows = Math.floor(settings.testShare * rows + 0.5);
  return rows - Math.min(testRows, Math.max(0, rows - 1));
}

function isRegression(name: GeneratedSet): boolean {
  return name === "plane" || name === "multi-gauss";
}
