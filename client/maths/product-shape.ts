import { type Axis, type AxisPair, fitsAxis, shortShape, sizedAxis } from "#client/maths/axis.ts";

/** A piece of a shape line. `struck` axes meet and go; `gap` axes meet and do not fit. */
export interface ShapePart {
  readonly look: "plain" | "struck" | "gap";
  readonly text: string;
  readonly axis: Axis | null;
}

/** `(■4 x ●4) @ (●4 x ◆1) -> ■4 x ◆1`, in pieces. */
export interface ProductShape {
  readonly left: AxisPair;
  readonly right: AxisPair;
  /** Null when the product cannot be formed. */
  readonly result: AxisPair | null;
  readonly parts: readonly ShapePart[];
  readonly text: string;
}

/** The shapes of left @ right: axes must be the same thing, not only of one size. */
export function productShape(left: AxisPair, right: AxisPair): ProductShape {
  const result = fitsAxis(left.cols, right.rows) ? { rows: left.rows, cols: right.cols } : null;
  const look = result === null ? "gap" : "struck";
  const parts = [
    plain("("),
    shown(left.rows, "plain"),
    plain(" x "),
    shown(left.cols, look),
    plain(") @ ("),
    shown(right.rows, look),
    plain(" x "),
    shown(right.cols, "plain"),
    plain(")"),
    ...(result === null ? [] : [plain(` -> ${shortShape(result)}`)]),
  ];
  return { left, right, result, parts, text: parts.map(({ text }) => text).join("") };
}

/** One axis of two matrices that are added: `W2 - update`. */
export interface AxisMatch {
  readonly left: Axis;
  readonly right: Axis;
  /** The same size: all that numpy asks for. */
  readonly hasSameSize: boolean;
  /** The same thing, too. */
  readonly fits: boolean;
}

/** Whether two matrices may be added, axis by axis: rows, then columns. */
export function additionMatch(left: AxisPair, right: AxisPair): readonly [AxisMatch, AxisMatch] {
  return [axisMatch(left.rows, right.rows), axisMatch(left.cols, right.cols)];
}

function axisMatch(left: Axis, right: Axis): AxisMatch {
  return { left, right, hasSameSize: left.size === right.size, fits: fitsAxis(left, right) };
}

function plain(text: string): ShapePart {
  return { look: "plain", text, axis: null };
}

function shown(axis: Axis, look: ShapePart["look"]): ShapePart {
  return { look, text: sizedAxis(axis), axis };
}
