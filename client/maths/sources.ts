import type { MathsStep } from "#client/maths/maths-step.ts";

/** A row, a column or a cell of a matrix; null is all of them. */
interface Place {
  readonly entity: string;
  readonly row: number | null;
  readonly col: number | null;
}

/**
 * What a cell of a product's result is made of: the row and the column that meet in it. Empty for
 * cells that are not of this step's product.
 */
export function sourcesOf(
  step: Pick<MathsStep, "kind" | "layer" | "operands">,
  { entity, row, col }: Place,
): readonly Place[] {
  if (row === null || col === null) {
    return [];
  }
  const { kind, layer } = step;
  const [first = "", second = "", third] = step.operands;
  if (kind === "pre-activation" && entity === `z${layer}`) {
    return [
      { entity: first, row, col: null },
      { entity: second, row: null, col },
      ...(third === undefined ? [] : [{ entity: third, row: 0, col }]),
    ];
  }
  if (kind === "gradient" && entity === `dW${layer}`) {
    return [
      { entity: first, row: null, col: row },
      { entity: second, row: null, col },
    ];
  }
  if (kind === "gradient" && entity === `db${layer}`) {
    return [{ entity: second, row: null, col }];
  }
  const isBack = kind === "delta" && first === `delta${layer + 1}`;
  return isBack && (entity === `e${layer}` || entity === `delta${layer}`)
    ? [
        { entity: first, row, col: null },
        { entity: second, row: col, col: null },
      ]
    : [];
}
