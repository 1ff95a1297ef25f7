import { settingsOf } from "../works.mjs";

/** A work as peers get it: rows, initial weights as lists, and the settings they stand for. */
export async function problemOf(engine, work, { isWhole }) {
  const parsed = engine.parseSettings(settingsOf(work, { isWhole }));
  if (!parsed.ok) {
    throw new Error(`${work.id}: ${parsed.error.message}`);
  }
  const settings = parsed.value;
  const { rows } = settings.data;
  const inputs = rows[0].length - work.outputs;
  const parameters = engine.initialParameters(settings);
  const layers = engine.networkLayers(settings);
  const rowsOf = ({ weightsAt, inputs: count, units }) =>
    Array.from({ length: count }, (_, i) =>
      Array.from(parameters.subarray(weightsAt + i * units, weightsAt + (i + 1) * units)),
    );
  return {
    id: work.id,
    settings,
    dataset: await engine.loadDataset(settings),
    x: rows.map((row) => row.slice(0, inputs)),
    y: rows.map((row) => row.slice(inputs)),
    batch: work.batch,
    layers: work.layers,
    bias: work.bias,
    loss: work.loss,
    learningRate: work.learningRate,
    weights: layers.map(rowsOf),
    biases: layers.map(({ units }) => Array.from({ length: units }, () => 0)),
  };
}

/** The part of a problem that can be written as JSON. */
export function plainProblem({ settings: _settings, dataset: _dataset, ...plain }) {
  return plain;
}
