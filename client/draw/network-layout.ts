/** How much of itself a layer shows: unit by unit, small, or in groups of units. */
export type Grain = "unit" | "small" | "group";

/** Up to 16 units stand one by one, up to 64 small, more in at most 16 groups. */
const UNITS_ONE_BY_ONE = 16;
const UNITS_SMALL = 64;
const GROUPS = 16;

export interface NodePlace {
  readonly xPx: number;
  readonly yPx: number;
  readonly radiusPx: number;
  /** Units that this node stands for: `from` up to but not including `to`. */
  readonly from: number;
  readonly to: number;
}

export interface LayerPlace {
  readonly grain: Grain;
  readonly xPx: number;
  readonly nodes: readonly NodePlace[];
}

export interface NetworkSpace {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Kept free at the left and right for names and values. */
  readonly leftPx: number;
  readonly rightPx: number;
  /** Kept free at the top and bottom. */
  readonly topPx: number;
  readonly bottomPx: number;
}

/** Places every layer, inputs first, from left to right in equal distances. */
export function layoutNetwork(
  widths: readonly number[],
  space: NetworkSpace,
): readonly LayerPlace[] {
  const inner = Math.max(1, space.widthPx - space.leftPx - space.rightPx);
  const between = widths.length > 1 ? inner / (widths.length - 1) : 0;
  const roomFor = (layer: number) =>
    grainOf(widths[layer - 1] ?? 0) === "group"
      ? Math.min(between * 0.3, between - GROUP_SPAN_PX)
      : between * 0.3;
  return widths.map((units, layer) => {
    const xPx = space.leftPx + between * layer;
    const spans = spansOf(units);
    return {
      grain: grainOf(units),
      xPx,
      nodes: placeColumn(spans, grainOf(units), xPx, roomFor(layer), space),
    };
  });
}

function grainOf(units: number): Grain {
  return units <= UNITS_ONE_BY_ONE ? "unit" : units <= UNITS_SMALL ? "small" : "group";
}

/** Units `from` up to but not including `to`. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The group that a unit of a large layer is drawn with; null where units stand for themselves. */
export function groupOf(units: number, unit: number): Span | null {
  return grainOf(units) === "group"
    ? (spansOf(units).find(({ from, to }) => from <= unit && unit < to) ?? null)
    : null;
}

/** Which units each node stands for: itself, or its share of a large layer. */
function spansOf(units: number): readonly Span[] {
  const count = grainOf(units) === "group" ? GROUPS : units;
  return Array.from({ length: count }, (_, i) => ({
    from: Math.floor((i * units) / count),
    to: Math.floor(((i + 1) * units) / count),
  }));
}

const LARGEST_RADIUS_PX: Record<Grain, number> = { unit: 21, small: 5, group: 15 };
const LARGEST_PITCH_PX: Record<Grain, number> = { unit: 72, small: 14, group: 40 };
/** Above circles at least as large stand their names, which need so much between two circles. */
const NAMED_RADIUS_PX = 15;
const NAME_PX = 13;
/** What the circles of a group and the units it stands for take of the way to the next layer. */
const GROUP_SPAN_PX = 58;

/** Whether the names of a layer's units stand above their circles: none lies on another one. */
export function hasNames({ grain, nodes: [first, second] }: LayerPlace): boolean {
  return (
    grain === "unit" &&
    first !== undefined &&
    first.radiusPx >= NAMED_RADIUS_PX &&
    (second === undefined || second.yPx - first.yPx >= 2 * first.radiusPx + NAME_PX - 1)
  );
}

function placeColumn(
  spans: readonly Span[],
  grain: Grain,
  xPx: number,
  roomPx: number,
  space: NetworkSpace,
): readonly NodePlace[] {
  const height = Math.max(1, space.heightPx - space.topPx - space.bottomPx);
  const pitch = Math.min(LARGEST_PITCH_PX[grain], height / Math.max(1, spans.length));
  const widest = roomPx === 0 ? LARGEST_RADIUS_PX[grain] : roomPx;
  const named = (pitch - NAME_PX) / 2;
  const highest = grain === "unit" && named >= NAMED_RADIUS_PX ? named : pitch * 0.4;
  const radiusPx = Math.max(1.5, Math.min(LARGEST_RADIUS_PX[grain], highest, widest));
  const middle = space.topPx + height / 2;
  return spans.map((span, i) => ({
    ...span,
    xPx,
    yPx: middle + (i - (spans.length - 1) / 2) * pitch,
    radiusPx,
  }));
}
