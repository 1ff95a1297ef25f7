const LONG = 6;
/** Width of a monospaced character at the two sizes that names are written in. */
const CHARACTER_PX = { plain: 7.3, long: 5.8 };

/** A column's name in short: two words, or the halves of a long one, have a line of their own each. */
export function nameLines(name: string, longest: number): readonly string[] {
  const space = name.indexOf(" ");
  if (space < 0 || name.length <= LONG + 1) {
    return halves(name, longest);
  }
  return [shorten(name.slice(0, space), longest), shorten(name.slice(space + 1), longest)];
}

/** A word too long for a line on two, at a sign of its own or with a hyphen, where that is enough. */
function halves(name: string, longest: number): readonly string[] {
  const [least, most] = [name.length - longest, longest];
  if (least <= 0 || least > most) {
    return [shorten(name, longest)];
  }
  const sign = Array.from(name).findIndex(
    (letter, at) => at + 1 >= least && at < most && "_-.".includes(letter),
  );
  if (sign >= 0) {
    return [name.slice(0, sign + 1), name.slice(sign + 1)];
  }
  const half = Math.ceil(name.length / 2);
  return half < longest ? [`${name.slice(0, half)}-`, name.slice(half)] : [shorten(name, longest)];
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
