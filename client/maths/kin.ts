import type { NetworkPart } from "#client/draw/network-part.ts";
import type { Entity } from "#client/maths/entity.ts";

type Placed = Pick<Entity, "kind" | "layer" | "axes">;

/**
 * What the cells of a matrix are about: those of W2, dW2 and the new W2 about the same weights, those
 * of z1, a1 and delta1 about the same units.
 */
export function kinOf({ kind, layer, axes }: Placed): string {
  switch (kind) {
    case "inputs":
      return "unit0";
    case "targets":
      return "unitY";
    case "pre-activation":
    case "output":
    case "slope":
    case "error":
    case "delta":
      return `unit${layer}`;
    default:
      return axes.rows.kind === "one" ? `b${layer}` : `W${layer}`;
  }
}

/** Larger layers have too many lines for all of them to be lit. */
const MOST_PARTS = 256;

/** What a place in a matrix is in the network's picture: a line, a bias's mark, or units. */
export function partsOfPlace(
  entity: Placed,
  { row, col }: { readonly row: number | null; readonly col: number | null },
  lastLayer: number,
): readonly NetworkPart[] {
  const { rows, cols } = entity.axes;
  const layer = entity.kind === "targets" ? lastLayer : entity.layer;
  const colsMeant = col === null ? range(cols.size) : [col];
  if (rows.kind === "samples") {
    return atMost(colsMeant.map((unit) => ({ kind: "unit", layer, unit })));
  }
  if (rows.kind === "one") {
    return atMost(colsMeant.map((unit) => ({ kind: "bias", layer, unit })));
  }
  const rowsMeant = row === null ? range(rows.size) : [row];
  return atMost(
    rowsMeant.flatMap((from) =>
      colsMeant.map((unit) => ({ kind: "weight" as const, layer, from, unit })),
    ),
  );
}

/** The place in the matrices that a part of the network's picture stands for. */
export function placeOfPart(part: NetworkPart): {
  readonly entity: string;
  readonly row: number | null;
  readonly col: number | null;
} {
  switch (part.kind) {
    case "weight":
      return { entity: `W${part.layer}`, row: part.from, col: part.unit };
    case "bias":
      return { entity: `b${part.layer}`, row: 0, col: part.unit };
    case "unit":
      return { entity: part.layer === 0 ? "X" : `a${part.layer}`, row: null, col: part.unit };
  }
}

function range(count: number): readonly number[] {
  return Array.from({ length: Math.min(count, MOST_PARTS + 1) }, (_, i) => i);
}

function atMost(parts: readonly NetworkPart[]): readonly NetworkPart[] {
  return parts.length > MOST_PARTS ? [] : parts;
}
