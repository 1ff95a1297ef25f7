/** From (x1, y1) to (x2, y2), 0 to 1 across and from the top down. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];
type Point = readonly [x: number, y: number];

interface Level {
  readonly values: Float32Array;
  readonly size: number;
  readonly level: number;
}

/**
 * Rule UI-31: where values on a grid of size x size cells cross a level, by marching squares between
 * the middles of the cells, to the picture's edge.
 */
export function contourOf(values: Float32Array, size: number, level: number): Segment[] {
  const of = { values, size, level };
  const segments: Segment[] = [];
  // One square more on each side: the values of the edge go on to the edge itself.
  for (let row = -1; row < size; row++) {
    for (let col = -1; col < size; col++) {
      addSquare(of, col, row, segments);
    }
  }
  return segments;
}

function addSquare(of: Level, col: number, row: number, into: Segment[]): void {
  const first = isAbove(of, col, row);
  if (
    isAbove(of, col + 1, row) === first &&
    isAbove(of, col + 1, row + 1) === first &&
    isAbove(of, col, row + 1) === first
  ) {
    return;
  }
  const corners: readonly Point[] = [
    [col, row],
    [col + 1, row],
    [col + 1, row + 1],
    [col, row + 1],
  ];
  const crossings: Point[] = [];
  for (let i = 0; i < 4; i++) {
    const [from = [0, 0], to = [0, 0]] = [corners[i], corners[(i + 1) % 4]];
    const crossing = crossingOf(of, from, to);
    if (crossing !== null) {
      crossings.push(crossing);
    }
  }
  // Four crossings, at a saddle: the first two and the last two go together.
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [from = [0, 0], to = [0, 0]] = [crossings[i], crossings[i + 1]];
    into.push([from[0], from[1], to[0], to[1]]);
  }
}

function crossingOf(of: Level, from: Point, to: Point): Point | null {
  const a = valueAt(of, from[0], from[1]) - of.level;
  const b = valueAt(of, to[0], to[1]) - of.level;
  if (!Number.isFinite(a) || !Number.isFinite(b) || a >= 0 === b >= 0) {
    return null;
  }
  const share = a / (a - b);
  const [x1, y1] = placeOf(of, from);
  const [x2, y2] = placeOf(of, to);
  return [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
}

function isAbove(of: Level, col: number, row: number): boolean {
  return valueAt(of, col, row) >= of.level;
}

function valueAt({ values, size }: Level, col: number, row: number): number {
  return values[inside(row, size) * size + inside(col, size)] ?? Number.NaN;
}

function inside(index: number, size: number): number {
  return Math.max(0, Math.min(size - 1, index));
}

function placeOf({ size }: Level, [col, row]: Point): Point {
  const place = (index: number) => Math.max(0, Math.min(1, (index + 0.5) / size));
  return [place(col), place(row)];
}
