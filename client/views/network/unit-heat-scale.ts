import type { HeatScale } from "#client/draw/heat-map.ts";
import { fullColourValue } from "#client/draw/value-colour.ts";
import type { Plane } from "#client/views/plane/plane-feed.ts";

/**
 * The colours of a unit over the plane. Of an output between 0 and 1 that tells two classes apart
 * the centre is where one ends; of every other unit it is 0, as for the numbers in the circles.
 */
export function unitHeatScale(plane: Plane, layer: number, values: Float32Array): HeatScale {
  return heatScaleOf(isTwoClasses(plane, layer), values);
}

/** As `unitHeatScale`, for values of which that is known. */
export function heatScaleOf(isOfTwoClasses: boolean, values: Float32Array): HeatScale {
  return isOfTwoClasses
    ? { centre: 0.5, full: 0.5 }
    : { centre: 0, full: Math.max(1, fullColourValue(values)) };
}

/** Whether a layer's unit is an output between 0 and 1 that tells two classes apart. */
export function isTwoClasses({ moment }: Plane, layer: number): boolean {
  const { layers } = moment.settings;
  return (
    layer === layers.length &&
    moment.dataset.classCount === 2 &&
    layers.at(-1)?.activation === "sigmoid"
  );
}
