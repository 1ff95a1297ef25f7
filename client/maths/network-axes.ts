import type { Axis } from "#client/maths/axis.ts";
import { layerWidths } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** The axes that meet in a network. */
export interface NetworkAxes {
  readonly samples: Axis;
  /** Inputs first, then every layer's units, the outputs last. */
  readonly widths: readonly Axis[];
  /** The single row of a bias. */
  readonly single: Axis;
}

/** The axes of a network on a batch of so many samples. */
export function networkAxes(settings: TrainingSettings, sampleCount: number): NetworkAxes {
  const sizes = layerWidths(settings);
  const last = sizes.length - 1;
  const isNumbered = last > 2;
  const plain = { layer: 0, isNumbered: false };
  return {
    samples: { kind: "samples", size: sampleCount, ...plain },
    single: { kind: "one", size: 1, ...plain },
    widths: sizes.map((size, place): Axis => {
      if (place === 0) {
        return { kind: "inputs", size, ...plain };
      }
      return place === last
        ? { kind: "outputs", size, ...plain }
        : { kind: "hidden", size, layer: place, isNumbered };
    }),
  };
}
