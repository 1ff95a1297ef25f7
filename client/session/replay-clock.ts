/** What playing needs of time. */
export interface ReplayClock {
  /** Milliseconds that only grow. */
  now(): number;
  /** Calls once, when the next picture is due. */
  nextPicture(callback: () => void): void;
}

/** The browser's: a hidden page gets no pictures, and its replay stands still. */
export const pageClock: ReplayClock = {
  now: () => performance.now(),
  nextPicture: (callback) => {
    if (typeof requestAnimationFrame === "undefined") {
      setTimeout(callback, 16);
    } else {
      requestAnimationFrame(callback);
    }
  },
};
