import type { Matrix } from "#engine/matrix.ts";
import { Passes } from "#engine/reference/passes.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** The output activations of all rows. Shapes: rows x outputs, fresh. */
export function predict(settings: TrainingSettings, parameters: Float64Array): Matrix {
  const passes = new Passes(settings, parameters);
  passes.forward();
  const cols = settings.data.outputs.length;
  return { rows: passes.samples, cols, data: passes.layers.at(-1)?.output ?? new Float64Array(0) };
}

/** a of every layer, X first and the output last. Shapes: rows x that layer's width, fresh. */
export function activations(
  settings: TrainingSettings,
  parameters: Float64Array,
): readonly Matrix[] {
  const passes = new Passes(settings, parameters);
  passes.forward();
  const rows = passes.samples;
  const first = passes.layers.slice(0, 1).map(({ layer, input }) => ({
    rows,
    cols: layer.inputs,
    data: input,
  }));
  const rest = passes.layers.map(({ layer, output }) => ({
    rows,
    cols: layer.units,
    data: output,
  }));
  return [...first, ...rest];
}
