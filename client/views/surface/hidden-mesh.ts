import { contourOf } from "#client/draw/contour.ts";
import { classMark, type MarkColour } from "#client/views/data/point-marks.ts";
import type { Plane } from "#client/views/plane/plane-feed.ts";
import type { UnitPair } from "#client/views/surface/hidden-scatter.ts";
import { outputValues, type SurfaceLook, scaleOf } from "#client/views/surface/surface-look.ts";

type Point = readonly [x: number, y: number];

/** Where two units put the points of a grid of the plane. */
export interface HiddenMesh {
  /** Points in a row of the grid, and rows. */
  readonly size: number;
  /** Row by row from the top, as the plane has them. */
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

/** A piece of the plane between four neighbours of the grid. */
export interface MeshPiece {
  readonly corners: readonly [Point, Point, Point, Point];
  readonly colour: MarkColour;
  /** 0 to 1: how sure the answer is there. */
  readonly strength: number;
}

/** So many pieces in a row are drawn. */
const PIECES = 24;

/** Rule UI-85: null for layers whose units are drawn in groups. */
export function hiddenMesh(plane: Plane, { layer, across, up }: UnitPair): HiddenMesh | null {
  const [xs, ys] = [plane.unitValues(layer, across), plane.unitValues(layer, up)];
  return xs === null || ys === null ? null : { size: plane.size, xs, ys };
}

/** The pieces with the colours of the answer in their middle, as the surface has them. */
export function meshPieces(mesh: HiddenMesh, plane: Plane, look: SurfaceLook): MeshPiece[] {
  const stops = meshStops(mesh.size);
  const answer = answers(plane, look);
  const pieces: MeshPiece[] = [];
  for (const [i, bottom] of stops.entries()) {
    const top = stops[i - 1];
    for (const [j, right] of top === undefined ? [] : stops.entries()) {
      const left = stops[j - 1];
      if (top === undefined || left === undefined) {
        continue;
      }
      const at = (row: number, col: number) => pointAt(mesh, row * mesh.size + col);
      const middle = Math.round((top + bottom) / 2) * mesh.size + Math.round((left + right) / 2);
      pieces.push({
        corners: [at(top, left), at(top, right), at(bottom, right), at(bottom, left)],
        ...answer(middle),
      });
    }
  }
  return pieces;
}

/** Lines of the grid along which one input stands still. */
export function meshLines(mesh: HiddenMesh): readonly (readonly Point[])[] {
  const stops = meshStops(mesh.size);
  const along = Array.from({ length: mesh.size }, (_, i) => i);
  return stops.flatMap((stop) => [
    along.map((col) => pointAt(mesh, stop * mesh.size + col)),
    along.map((row) => pointAt(mesh, row * mesh.size + stop)),
  ]);
}

/** Where the surface's thick line comes to lie; nothing for a unit for each class. */
export function meshBoundary(
  mesh: HiddenMesh,
  plane: Plane,
  look: SurfaceLook,
): readonly (readonly [Point, Point])[] {
  if (look.kind === "classes") {
    return [];
  }
  const values = outputValues(plane, look.kind === "number" ? look.unit : 0);
  const segments = contourOf(values, plane.size, scaleOf(look, values).centre);
  return segments.map(([x1, y1, x2, y2]) => [between(mesh, x1, y1), between(mesh, x2, y2)]);
}

/** Rows of the grid that are drawn, the first and the last among them. */
function meshStops(size: number): readonly number[] {
  const count = Math.min(PIECES, size - 1);
  return Array.from({ length: count + 1 }, (_, i) => Math.round((i * (size - 1)) / count));
}

function answers(
  plane: Plane,
  look: SurfaceLook,
): (at: number) => Pick<MeshPiece, "colour" | "strength"> {
  if (look.kind === "classes") {
    const units = Array.from({ length: look.count }, (_, unit) => outputValues(plane, unit));
    return (at) => {
      const values = units.map((unit) => unit[at] ?? Number.NaN);
      const largest = values.indexOf(Math.max(...values));
      return { colour: classMark(Math.max(0, largest), look.count).colour, strength: 1 };
    };
  }
  const values = outputValues(plane, look.kind === "number" ? look.unit : 0);
  const { centre, full } = scaleOf(look, values);
  return (at) => {
    const from = (values[at] ?? Number.NaN) - centre;
    const strength = Math.min(1, Math.abs(from) / full) || 0;
    return { colour: from < 0 ? "negative" : "positive", strength };
  };
}

function pointAt({ xs, ys }: HiddenMesh, at: number): Point {
  return [xs[at] ?? Number.NaN, ys[at] ?? Number.NaN];
}

/** At a place of the plane, 0 to 1 across and from the top down, between the points of the grid. */
function between(mesh: HiddenMesh, across: number, down: number): Point {
  const placeOf = (share: number) => Math.max(0, Math.min(mesh.size - 1, share * mesh.size - 0.5));
  const [col, row] = [placeOf(across), placeOf(down)];
  const cornerOf = (place: number) => Math.min(mesh.size - 2, Math.floor(place));
  const [left, top] = [cornerOf(col), cornerOf(row)];
  const corner = (r: number, c: number) => pointAt(mesh, (top + r) * mesh.size + left + c);
  const mixed = (a: Point, b: Point, share: number): Point => [
    a[0] + share * (b[0] - a[0]),
    a[1] + share * (b[1] - a[1]),
  ];
  const upper = mixed(corner(0, 0), corner(0, 1), col - left);
  const lower = mixed(corner(1, 0), corner(1, 1), col - left);
  return mixed(upper, lower, row - top);
}
