const LONGEST = 7;
const LONG = 6;
/** Width of a monospaced character at the two sizes that names are written in. */
const CHARACTER_PX = { plain: 7.3, long: 5.8 };

/** A column's name in short: of two words each has a line of its own, as far as they are too long for one. */
export function nameLines(name: string): readonly string[] {
  const space = name.indexOf(" ");
  return space < 0 || name.length <= LONGEST
    ? [shorten(name)]
    : [shorten(name.slice(0, space)), shorten(name.slice(space + 1))];
}

export function shorten(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}

/** Such a line is written smaller. */
export function isLongLine(line: string): boolean {
  return line.length > LONG;
}

/** How much room a name takes beside its circle, in px. */
export function nameWidthPx(name: string): number {
  const lines = nameLines(name);
  const characters = Math.max(...lines.map((line) => line.length));
  return characters * (lines.some(isLongLine) ? CHARACTER_PX.long : CHARACTER_PX.plain);
}
