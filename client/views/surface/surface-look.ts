import type { HeatScale } from "#client/draw/heat-map.ts";
import { fullColourValue } from "#client/draw/value-colour.ts";
import type { Plane } from "#client/views/plane/plane-feed.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** What of the outputs is drawn over the plane. */
export type SurfaceLook =
  /** One unit that stands for two classes: the centre is where one ends. */
  | { readonly kind: "two-classes"; readonly scale: HeatScale }
  /** A unit for each class: the largest counts. */
  | { readonly kind: "classes"; readonly count: number }
  /** One unit that gives a number. */
  | { readonly kind: "number"; readonly unit: number };

/** @param unit the output that is looked at, where each is a number of its own. */
export function surfaceLook(
  { layers }: TrainingSettings,
  { classCount }: Dataset,
  unit: number,
): SurfaceLook {
  const output = layers.at(-1);
  const units = output?.units ?? 1;
  if (classCount === null) {
    return { kind: "number", unit: Math.min(unit, units - 1) };
  }
  if (units > 1) {
    return { kind: "classes", count: units };
  }
  // As the engine tells them apart.
  const isSigned = output?.activation === "tanh" || output?.activation === "linear";
  const scale = isSigned ? { centre: 0, full: 1 } : { centre: 0.5, full: 0.5 };
  return { kind: "two-classes", scale };
}

/** The values of an output over the plane; the last layer always has them. */
export function outputValues(plane: Plane, unit: number): Float32Array {
  const last = plane.moment.settings.layers.length;
  return plane.unitValues(last, unit) ?? new Float32Array(plane.size ** 2);
}

/** The colours of an output: of a number the largest of them decides. */
export function scaleOf(look: SurfaceLook, values: Float32Array): HeatScale {
  return look.kind === "two-classes" ? look.scale : { centre: 0, full: fullColourValue(values) };
}
