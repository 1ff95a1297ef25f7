import type { GeneratedData, TableData, TrainingSettings } from "#engine/settings.ts";

/** A network that fits most data of these tests; each says what differs. */
export function settingsWith(changes: Partial<TrainingSettings>): TrainingSettings {
  return {
    version: 1,
    data: tableOf([[0, 0]]),
    testShare: 0,
    splitSeed: 1,
    layers: [{ units: 1, activation: "sigmoid" }],
    bias: true,
    initial: { scheme: "uniform-half", seed: 1 },
    loss: "mean-squared-error",
    optimizer: { kind: "sgd", learningRate: 0.1 },
    regularization: { kind: "none", rate: 0 },
    batch: "full",
    updateRule: "gradient",
    stop: { steps: 10 },
    ...changes,
  };
}

/** A table of one or more output columns; all others are inputs. */
export function tableOf(rows: TableData["rows"], outputs = 1): TableData {
  const columns = Array.from({ length: rows[0]?.length ?? 0 }, (_, i) => `c${i}`);
  const inputs = columns.slice(0, columns.length - outputs);
  return {
    kind: "table",
    inputs,
    outputs: columns.slice(inputs.length),
    rows,
    scaling: "none",
  };
}

export function generated(
  name: GeneratedData["name"],
  changes: Partial<GeneratedData> = {},
): GeneratedData {
  return {
    kind: "generated",
    name,
    samples: 100,
    noise: 0,
    seed: 1,
    scaling: "none",
    ...changes,
  };
}
