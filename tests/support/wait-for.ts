import { setTimeout as wait } from "node:timers/promises";

const PAUSE_MS = 20;

/**
 * Polls until `probe` returns something other than null, undefined or false.
 *
 * @throws {Error} that names `what` did not happen, with the last error of `probe` as its cause.
 */
export async function waitFor<T>(
  what: string,
  probe: () => T | Promise<T>,
  timeoutMs = 45_000,
): Promise<Exclude<T, null | undefined | false>> {
  const deadline = performance.now() + timeoutMs;
  let cause: unknown;
  while (performance.now() < deadline) {
    try {
      const value = await probe();
      if (isThere(value)) {
        return value;
      }
    } catch (error) {
      cause = error;
    }
    await wait(PAUSE_MS);
  }
  throw new Error(`waited ${timeoutMs} ms in vain: ${what}`, { cause });
}

function isThere<T>(value: T): value is Exclude<T, null | undefined | false> {
  return value !== null && value !== undefined && value !== false;
}
