import { Mt19937 } from "#engine/random/mt19937.ts";

/** Any fixed one: the same rows are taken every time. */
const SEED = 1;

/**
 * Places of `most` of `count` rows, ascending: one by chance out of each of `most` equal parts.
 * Every nth row would be of one class where classes take turns.
 */
export function spreadRows(count: number, most: number): readonly number[] {
  if (count <= most) {
    return Array.from({ length: count }, (_, row) => row);
  }
  const random = Mt19937.fromSeed(SEED);
  const begin = (part: number) => Math.floor((part * count) / most);
  return Array.from({ length: most }, (_, part) => {
    const from = begin(part);
    return from + Math.floor(random.uniform() * (begin(part + 1) - from));
  });
}
