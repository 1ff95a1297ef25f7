import type { MathsModel } from "#client/maths/maths-model.ts";
import { entityOf } from "#client/maths/maths-model.ts";
import { inputIdOf } from "#client/maths/weight-sum.ts";
import type { EntityPlace } from "#client/views/maths/maths-focus.ts";

/** One component of a layer's gradient, from 0; a bias has no row. */
export interface ChosenWeight {
  readonly row: number | null;
  readonly col: number;
}

const FIRST: ChosenWeight = { row: 0, col: 0 };

/**
 * The weight that a pressed cell stands for: its own cell in W and whatever has W's shape, the
 * column of the inputs for its row, the column of delta for its own.
 */
export function chosenWeight(
  model: Pick<MathsModel, "entities">,
  layer: number,
  pinned: EntityPlace | null,
): ChosenWeight {
  const entity = pinned === null ? undefined : model.entities.get(pinned.entity);
  if (pinned === null || entity === undefined) {
    return FIRST;
  }
  const weights = entityOf(model, `W${layer}`).matrix;
  const place = placeOf(pinned, layer);
  const isInside =
    place !== null &&
    place.col < weights.cols &&
    (place.row === null ? model.entities.has(`b${layer}`) : place.row < weights.rows);
  return isInside ? place : FIRST;
}

function placeOf({ entity, row, col }: EntityPlace, layer: number): ChosenWeight | null {
  if (entity === inputIdOf(layer)) {
    return { row: col ?? 0, col: 0 };
  }
  if ([`delta${layer}`, `z${layer}`, `a${layer}`, `e${layer}`].includes(entity)) {
    return { row: 0, col: col ?? 0 };
  }
  const [, letter = "", number = ""] = /([Wb])(\d+)$/.exec(entity) ?? [];
  if (Number(number) !== layer || letter === "") {
    return null;
  }
  return { row: letter === "b" ? null : (row ?? 0), col: col ?? 0 };
}

/** Where the gradient of a chosen weight stands: dW[row, col], or db[col]. */
export function gradientPlace(layer: number, { row, col }: ChosenWeight): EntityPlace {
  return row === null ? { entity: `db${layer}`, row: 0, col } : { entity: `dW${layer}`, row, col };
}
