import { biasMarkPlace } from "#client/draw/bias-mark.ts";
import type { LayerPlace, NodePlace } from "#client/draw/network-layout.ts";
import type { NetworkPart } from "#client/draw/network-part.ts";

interface Point {
  readonly xPx: number;
  readonly yPx: number;
}

/** Around a bias's mark, in px; it lies just outside its circle. */
const MARK_REACH_PX = 5;

/**
 * What lies under a point: a unit, the mark of its bias, or the line that is nearest within the
 * tolerance. Of a group of units it is the first one.
 */
export function hitNetwork(
  places: readonly LayerPlace[],
  hasBiases: boolean,
  at: Point,
  tolerancePx: number,
): NetworkPart | null {
  return hitUnit(places, hasBiases, at) ?? hitLine(places, at, tolerancePx);
}

function hitUnit(places: readonly LayerPlace[], hasBiases: boolean, at: Point): NetworkPart | null {
  for (const [layer, { nodes }] of places.entries()) {
    for (const node of nodes) {
      if (hasBiases && layer > 0 && distance(biasMarkPlace(node), at) <= MARK_REACH_PX) {
        return { kind: "bias", layer, unit: node.from };
      }
      if (distance(node, at) <= Math.max(node.radiusPx, MARK_REACH_PX)) {
        return { kind: "unit", layer, unit: node.from };
      }
    }
  }
  return null;
}

function hitLine(
  places: readonly LayerPlace[],
  at: Point,
  tolerancePx: number,
): NetworkPart | null {
  let nearestPx = tolerancePx;
  let found: NetworkPart | null = null;
  for (const [l, { nodes }] of places.slice(1).entries()) {
    for (const from of places[l]?.nodes ?? []) {
      for (const to of nodes) {
        const apartPx = distanceToLine(from, to, at);
        if (apartPx < nearestPx) {
          nearestPx = apartPx;
          found = { kind: "weight", layer: l + 1, from: from.from, unit: to.from };
        }
      }
    }
  }
  return found;
}

/** From the rim of one circle to the rim of the other, as lines are drawn. */
function distanceToLine(from: NodePlace, to: NodePlace, { xPx, yPx }: Point): number {
  const [x1, x2] = [from.xPx + from.radiusPx, to.xPx - to.radiusPx];
  const [dx, dy] = [x2 - x1, to.yPx - from.yPx];
  const along = ((xPx - x1) * dx + (yPx - from.yPx) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(xPx - (x1 + share * dx), yPx - (from.yPx + share * dy));
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.xPx - b.xPx, a.yPx - b.yPx);
}
