const FIRST_MS = 500;
const LONGEST_MS = 10_000;
const SHORTEST_MS = 100;

/**
 * Rule CS-11: how long to wait before the next attempt, in ms; full jitter, so that a class that
 * lost its server at one moment does not come back at one moment.
 *
 * @param attempt counts from 0.
 * @param random uniform in [0, 1).
 */
export function retryDelayMs(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.max(SHORTEST_MS, random * ceiling);
}
