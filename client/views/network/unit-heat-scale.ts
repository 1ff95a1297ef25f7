import type { HeatScale } from "#client/draw/heat-map.ts";
import { fullColourValue } from "#client/draw/value-colour.ts";
import type { Plane } from "#client/views/plane/plane-feed.ts";

/**
 * The colours of a unit over the plane. Of an output between 0 and 1 that tells two classes apart
 * the centre is where one ends; of every other unit it is 0, as for the numbers in the circles.
 */
export function unitHeatScale({ moment }: Plane, layer: number, values: Float32Array): HeatScale {
  const { layers } = moment.settings;
  const isTwoClasses =
    layer === layers.length &&
    moment.dataset.classCount === 2 &&
    layers.at(-1)?.activation === "sigmoid";
  return isTwoClasses
    ? { centre: 0.5, full: 0.5 }
    : { centre: 0, full: Math.max(1, fullColourValue(values)) };
}
