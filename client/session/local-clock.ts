import type { ReplayClock } from "#client/session/replay-clock.ts";

/** A pause that is longer counts as so long: nothing is caught up after a hidden page, in ms. */
const LONGEST_MS = 250;

/** Every other picture of the page's: the training shares its main thread with all the rest. */
export function localClock(): ReplayClock {
  let lastMs = performance.now();
  let passedMs = 0;
  return {
    now() {
      const nowMs = performance.now();
      passedMs += Math.min(LONGEST_MS, nowMs - lastMs);
      lastMs = nowMs;
      return passedMs;
    },
    nextPicture(callback) {
      requestAnimationFrame(() => requestAnimationFrame(callback));
    },
  };
}
