import type { ChosenWeight } from "#client/views/maths/depth/chosen-weight.ts";
import { type NetworkLayer, networkLayers } from "#engine/network.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** Where a weight, or a bias without a row, stands in the list of all parameters. */
export function parameterIndex(layer: NetworkLayer, { row, col }: ChosenWeight): number {
  return row === null ? (layer.biasesAt ?? 0) + col : layer.weightsAt + row * layer.units + col;
}

/** The matrix and the cell of a parameter. */
export interface ParameterPlace extends ChosenWeight {
  readonly layer: number;
}

/** @throws {RangeError} when the network has no such parameter. */
export function placeOfParameter(settings: TrainingSettings, index: number): ParameterPlace {
  const layer = networkLayers(settings).find(({ end }) => index < end);
  if (layer === undefined || index < 0) {
    throw new RangeError(`there is no parameter ${index}`);
  }
  const { number, weightsAt, biasesAt, units } = layer;
  return biasesAt !== null && index >= biasesAt
    ? { layer: number, row: null, col: index - biasesAt }
    : {
        layer: number,
        row: Math.floor((index - weightsAt) / units),
        col: (index - weightsAt) % units,
      };
}
