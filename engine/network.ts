import { layerWidths } from "#engine/layer-widths.ts";
import { type Matrix, ShapeError } from "#engine/matrix.ts";
import type { Activation, TrainingSettings } from "#engine/settings.ts";

/** Where one layer's parameters lie in the flat list of all. */
export interface NetworkLayer {
  /** Counts from 1, as on screen. */
  readonly number: number;
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
  /** Offset of W, which is inputs x units, row by row. */
  readonly weightsAt: number;
  /** Offset of b, which has `units` numbers; null in a network without biases. */
  readonly biasesAt: number | null;
  /** Offset of the first number after this layer. */
  readonly end: number;
}

/** The layers in order, the output last. Each layer's W, then its b, without gaps. */
export function networkLayers(settings: TrainingSettings): readonly NetworkLayer[] {
  const widths = layerWidths(settings);
  const layers: NetworkLayer[] = [];
  let offset = 0;
  for (const [l, { units, activation }] of settings.layers.entries()) {
    const inputs = widths[l] ?? 0;
    const weightsAt = offset;
    const afterWeights = offset + inputs * units;
    offset = afterWeights + (settings.bias ? units : 0);
    const biasesAt = settings.bias ? afterWeights : null;
    layers.push({ number: l + 1, inputs, units, activation, weightsAt, biasesAt, end: offset });
  }
  return layers;
}

/**
 * W of a layer, as a view into `parameters`. Shapes: inputs x units.
 *
 * @throws {ShapeError} when `parameters` belongs to a smaller network.
 */
export function weightsOf(layer: NetworkLayer, parameters: Float64Array): Matrix {
  requireLength(layer, parameters);
  const { inputs, units, weightsAt } = layer;
  const data = parameters.subarray(weightsAt, weightsAt + inputs * units);
  return { rows: inputs, cols: units, data };
}

/**
 * b of a layer, as a view into `parameters`; empty in a network without biases.
 *
 * @throws {ShapeError} when `parameters` belongs to a smaller network.
 */
export function biasesOf(layer: NetworkLayer, parameters: Float64Array): Float64Array {
  requireLength(layer, parameters);
  return layer.biasesAt === null
    ? parameters.subarray(0, 0)
    : parameters.subarray(layer.biasesAt, layer.end);
}

/** The name of a parameter as on screen, 1-based: `W2[3][1]`, `b1[4]`. */
export function parameterName(layers: readonly NetworkLayer[], index: number): string {
  const layer = layers.find(({ end }) => index < end);
  if (layer === undefined) {
    throw new ShapeError(`parameter ${index} is outside the network`);
  }
  if (layer.biasesAt !== null && index >= layer.biasesAt) {
    return `b${layer.number}[${index - layer.biasesAt + 1}]`;
  }
  const row = Math.floor((index - layer.weightsAt) / layer.units);
  const column = (index - layer.weightsAt) % layer.units;
  return `W${layer.number}[${row + 1}][${column + 1}]`;
}

/** The place of a parameter by its name on screen, 1-based; null when the network has none such. */
export function parameterIndex(layers: readonly NetworkLayer[], name: string): number | null {
  const [, kind, number, first, second] =
    /^([Wb])([1-9]\d*)\[([1-9]\d*)\](?:\[([1-9]\d*)\])?$/.exec(name) ?? [];
  const layer = layers[Number(number) - 1];
  if (layer === undefined || (kind === "W") !== (second !== undefined)) {
    return null;
  }
  const { inputs, units, weightsAt, biasesAt } = layer;
  if (second === undefined) {
    return biasesAt !== null && Number(first) <= units ? biasesAt + Number(first) - 1 : null;
  }
  const isInside = Number(first) <= inputs && Number(second) <= units;
  return isInside ? weightsAt + (Number(first) - 1) * units + Number(second) - 1 : null;
}

function requireLength(layer: NetworkLayer, parameters: Float64Array): void {
  if (parameters.length < layer.end) {
    throw new ShapeError(
      `${parameters.length} parameters, layer ${layer.number} ends at ${layer.end}`,
    );
  }
}
