/** Of a long literal so many rows are on the screen, until somebody asks for all. */
const ROWS = 8;
/** A literal with a few more rows than that is shown whole. */
const SPARE = 4;

/** A piece of a section: lines as they are, or rows that are folded away. */
export type CodePart =
  | { readonly kind: "lines"; readonly lines: readonly string[] }
  | { readonly kind: "folded"; readonly lines: readonly string[] };

/**
 * The lines of a section with the rows of long literals folded. A literal is one line of the
 * section with line breaks in it.
 */
export function foldedLines(lines: readonly string[]): readonly CodePart[] {
  const parts: CodePart[] = [];
  const open: string[] = [];
  const close = () => {
    if (open.length > 0) {
      parts.push({ kind: "lines", lines: open.splice(0) });
    }
  };
  for (const line of lines) {
    const rows = line.split("\n");
    if (rows.length <= ROWS + SPARE) {
      open.push(...rows);
    } else {
      open.push(...rows.slice(0, ROWS));
      close();
      parts.push({ kind: "folded", lines: rows.slice(ROWS, -1) });
      open.push(...rows.slice(-1));
    }
  }
  close();
  return parts;
}
