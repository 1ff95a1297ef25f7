import { generatedName } from "#protocol/generated-name.ts";

const FINE = 2 ** 20;

/** A friendly name for somebody or something that has none. */
export function randomName(randomBelow: (limit: number) => number): string {
  return generatedName(randomBelow(FINE) / FINE, randomBelow(FINE) / FINE);
}
