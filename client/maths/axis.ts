/** What a row or column of a matrix stands for: a name and a size, so that 4 and 4 never mix. */
export interface Axis {
  /** `one` is the single row of a bias, which belongs to every sample and to none. */
  readonly kind: "samples" | "inputs" | "hidden" | "outputs" | "one";
  /** Of hidden units: which layer, counted from 1; 0 for the other kinds. */
  readonly layer: number;
  readonly size: number;
  /** Whether glyphs carry the layer: there are several hidden layers. */
  readonly isNumbered: boolean;
}

/** Rows and columns of one matrix. */
export interface AxisPair {
  readonly rows: Axis;
  readonly cols: Axis;
}

const GLYPHS: Record<Axis["kind"], string> = {
  samples: "●",
  inputs: "▲",
  hidden: "■",
  outputs: "◆",
  one: "",
};
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** "●", "▲", "■", "■²", "◆"; empty for the single row of a bias. */
export function glyphOf({ kind, layer, isNumbered }: Axis): string {
  const raised = kind === "hidden" && isNumbered ? (RAISED[layer] ?? "") : "";
  return `${GLYPHS[kind]}${raised}`;
}

/** "●4", "■²4"; "1" for the single row of a bias. */
export function sizedAxis(axis: Axis): string {
  return `${glyphOf(axis)}${axis.size}`;
}

/** "●4 x ■4". */
export function shortShape({ rows, cols }: AxisPair): string {
  return `${sizedAxis(rows)} x ${sizedAxis(cols)}`;
}

/** Two axes are the same thing, whatever their sizes. */
function isSameAxis(left: Axis, right: Axis): boolean {
  return left.kind === right.kind && left.layer === right.layer;
}

/** The same thing, as many of it. */
export function fitsAxis(left: Axis, right: Axis): boolean {
  return isSameAxis(left, right) && left.size === right.size;
}

/** Rows for columns: what `.T` does. */
export function transposed({ rows, cols }: AxisPair): AxisPair {
  return { rows: cols, cols: rows };
}
