const LONG = 6;
/** Width of a monospaced character at the two sizes that names are written in. */
const CHARACTER_PX = { plain: 7.3, long: 5.8 };

/** A column's name in short: of two words each has a line of its own, as far as they are too long for one. */
export function nameLines(name: string, longest: number): readonly string[] {
  const space = name.indexOf(" ");
  return space < 0 || name.length <= LONG + 1
    ? [shorten(name, longest)]
    : [shorten(name.slice(0, space), longest), shorten(name.slice(space + 1), longest)];
}

export function shorten(name: string, longest: number): string {
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
}

/** How many characters of a name are written beside a picture of this width. */
export function longestName(widthPx: number): number {
  return widthPx < 480 ? 7 : 10;
}

/** Such a line is written smaller. */
export function isLongLine(line: string): boolean {
  return line.length > LONG;
}

/** How much room a name takes beside its circle, in px. */
export function nameWidthPx(name: string, longest: number): number {
  const lines = nameLines(name, longest);
  const characters = Math.max(...lines.map((line) => line.length));
  return characters * (lines.some(isLongLine) ? CHARACTER_PX.long : CHARACTER_PX.plain);
}
