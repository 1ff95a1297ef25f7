/**
 * A measured value with its target: the middle one of several, and their range.
 *
 * @param {{what: string, where: string, unit: string, values: readonly number[], below?: number,
 *   isWorst?: boolean}} figure `below` is the target where there is one: the middle value is to be
 * less, or with `isWorst` every one.
 */
export function figureOf({ what, where, unit, values, below, isWorst = false }) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const most = sorted.at(-1) ?? Number.NaN;
  return {
    what,
    where,
    unit,
    middle,
    least: sorted[0] ?? Number.NaN,
    most,
    ...(below === undefined ? {} : { below, isMet: (isWorst ? most : middle) < below }),
  };
}

export function say(words) {
  process.stderr.write(`bench:page: ${words} …\n`);
}
