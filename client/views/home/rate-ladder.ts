/** Rungs of each power of ten. */
const RUNGS = [1, 2, 5] as const;
/** Rates a little off a rung, as 0.1 + 0.2 is off 0.3, stand on it. */
const SLACK = 1e-9;

/** Rule LO-6: the next of ... 0.5, 1, 2, 5, 10 ... above a rate. */
export function rateAbove(rate: number): number {
  return rungsAround(rate).find((rung) => rung > rate * (1 + SLACK)) ?? rate;
}

/** The next one below. */
export function rateBelow(rate: number): number {
  return rungsAround(rate).findLast((rung) => rung < rate * (1 - SLACK)) ?? rate;
}

function rungsAround(rate: number): number[] {
  const power = Math.floor(Math.log10(rate));
  return [power - 1, power, power + 1].flatMap((exponent) =>
    RUNGS.map((rung) => Number(`${rung}e${exponent}`)),
  );
}
