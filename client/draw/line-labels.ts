import { biasMarkPlace } from "#client/draw/bias-mark.ts";
import type { LayerPlace, NodePlace } from "#client/draw/network-layout.ts";

/** The middle of a number, in px. */
interface LabelPlace {
  readonly xPx: number;
  readonly yPx: number;
}

/** Where the number of a unit's bias stands. */
export interface BiasLabel extends LabelPlace {
  readonly layer: number;
  /** Its place in `nodes`. */
  readonly node: number;
}

/** Where the number of one line stands. */
export interface LineLabel extends LabelPlace {
  /** Of the layer that the line ends in; from 1. */
  readonly layer: number;
  /** Places in `nodes` of the two layers. */
  readonly from: number;
  readonly to: number;
}

export const LABEL_WIDTH_PX = 36;
export const LABEL_HEIGHT_PX = 12;
/** Shares of a line where its number may stand, the best first. */
const SHARES = [0.5, 0.36, 0.64, 0.24, 0.76, 0.16, 0.84];
/** Between circles closer than this no number is legible. */
const LEAST_GAP_PX = LABEL_WIDTH_PX + 6;

/**
 * Places for the numbers of lines, so that none covers another or a bias: a line without room has
 * none.
 *
 * @param isWanted whether this line should have one.
 */
export function placeLineLabels(
  places: readonly LayerPlace[],
  isWanted: (layer: number, from: number, to: number) => boolean,
  biases: readonly BiasLabel[] = [],
): readonly LineLabel[] {
  return places.slice(1).flatMap(({ nodes: ends }, l) => {
    const taken: LineLabel[] = [];
    const kept = [...biases, ...spanPlaces(places, l)];
    for (const [from, start] of (places[l]?.nodes ?? []).entries()) {
      for (const [to, end] of ends.entries()) {
        const label = isWanted(l + 1, from, to)
          ? candidates({ layer: l + 1, from, to }, start, end).find((candidate) =>
              [...kept, ...taken].every((other) => isApart(candidate, other)),
            )
          : undefined;
        if (label !== undefined) {
          taken.push(label);
        }
      }
    }
    return taken;
  });
}

/** Right of the groups of a layer stands which units they are; of the inputs' it stands left. */
function spanPlaces(places: readonly LayerPlace[], layer: number): readonly LabelPlace[] {
  const place = places[layer];
  return place === undefined || place.grain !== "group" || layer === 0
    ? []
    : place.nodes.map(({ xPx, yPx, radiusPx }) => ({ xPx: xPx + radiusPx + 5 + 21, yPx }));
}

/** Where the number of a line may stand; nowhere between circles that are too close. */
function candidates(
  line: Pick<LineLabel, "layer" | "from" | "to">,
  start: NodePlace,
  end: NodePlace,
): readonly LineLabel[] {
  const [x1, x2] = [start.xPx + start.radiusPx, end.xPx - end.radiusPx];
  const shares = x2 - x1 < LEAST_GAP_PX ? [] : SHARES;
  return shares.map((share) => {
    const xPx = clamp(x1 + share * (x2 - x1), x1, x2);
    return { ...line, xPx, yPx: start.yPx + ((xPx - x1) / (x2 - x1)) * (end.yPx - start.yPx) };
  });
}

function clamp(xPx: number, from: number, to: number): number {
  const half = LABEL_WIDTH_PX / 2 + 2;
  return Math.min(to - half, Math.max(from + half, xPx));
}

function isApart(a: LabelPlace, b: LabelPlace): boolean {
  return Math.abs(a.xPx - b.xPx) >= LABEL_WIDTH_PX || Math.abs(a.yPx - b.yPx) >= LABEL_HEIGHT_PX;
}

/** Only circles at least this large have the number of their bias beside them. */
const BIAS_RADIUS_PX = 9;

/** Numbers of biases stand right of their marks; those of the last layer under their circles. */
export function placeBiasLabels(
  places: readonly LayerPlace[],
  isWanted: (layer: number, node: number) => boolean,
): readonly BiasLabel[] {
  return places.flatMap(({ nodes }, layer) =>
    nodes.flatMap((place, node): BiasLabel[] => {
      if (layer === 0 || place.radiusPx < BIAS_RADIUS_PX || !isWanted(layer, node)) {
        return [];
      }
      const mark = biasMarkPlace(place);
      return layer === places.length - 1
        ? [{ layer, node, xPx: place.xPx, yPx: place.yPx + place.radiusPx + LABEL_HEIGHT_PX }]
        : [{ layer, node, xPx: mark.xPx + 8 + LABEL_WIDTH_PX / 2, yPx: mark.yPx + 3 }];
    }),
  );
}
