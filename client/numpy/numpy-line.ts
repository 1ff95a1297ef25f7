/** One statement of an update, as in the script and beside the step of the panel. */
export interface NumpyLine {
  readonly code: string;
  /** Shapes, or what is worth knowing; empty without. */
  readonly comment: string;
}

/**
 * How the error is written. `subtract`: e = a - y, and the step is subtracted. `add`: e = y - a, all
 * that follows from it has the other sign, and the step is added. The weights are the same.
 */
export type SignConvention = "subtract" | "add";

export function numpyLine(code: string, comment = ""): NumpyLine {
  return { code, comment };
}

/** With its comment, inside a function. */
export function indented({ code, comment }: NumpyLine): string {
  return comment === "" ? `    ${code}` : `    ${code}  # ${comment}`;
}
