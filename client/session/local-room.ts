import { initialParameters } from "#engine/initial.ts";
import { biasesOf, networkLayers, weightsOf } from "#engine/network.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { parseSettings } from "#protocol/settings.ts";

/** For what stands around the settings in the request. */
const BYTES_AROUND = 1_024;

/** What a room is opened with. */
export interface RoomStart {
  readonly settings: TrainingSettings;
  /** False when the weights do not fit into a request: the room starts from the seed. */
  readonly hasWeights: boolean;
}

/**
 * Rule LO-4: a room whose first weights are these, to the bit: drawn from the seed where that
 * gives them, else written down.
 */
export function roomStart(settings: TrainingSettings, parameters: Float64Array): RoomStart {
  if (initialParameters(settings).every((value, i) => Object.is(value, parameters[i]))) {
    return { settings, hasWeights: true };
  }
  const layers = networkLayers(settings);
  const given: TrainingSettings = {
    ...settings,
    initial: {
      scheme: "given",
      weights: layers.map((layer) => {
        const { rows, cols, data } = weightsOf(layer, parameters);
        return Array.from({ length: rows }, (_, row) => [
          ...data.subarray(row * cols, (row + 1) * cols),
        ]);
      }),
      biases: layers.map((layer) => [...biasesOf(layer, parameters)]),
    },
  };
  const hasWeights =
    byteLength(given) <= LIMITS.httpBodyBytes - BYTES_AROUND && parseSettings(given).ok;
  return { settings: hasWeights ? given : settings, hasWeights };
}

function byteLength(document: unknown): number {
  return new TextEncoder().encode(JSON.stringify(document)).length;
}
