/**
 * Watches what the foot of the page does not cover, and anew where that becomes another, as in a
 * window that is turned or zoomed.
 *
 * @param watch is given the margin of an observer, and returns how to stop; so does this.
 */
export function watchUncovered(watch: (rootMargin: string) => () => void): () => void {
  let px = coveredPx();
  let stop = watch(marginOf(px));
  const look = () => {
    const now = coveredPx();
    if (now !== px) {
      px = now;
      stop();
      stop = watch(marginOf(now));
    }
  };
  window.addEventListener("resize", look);
  return () => {
    window.removeEventListener("resize", look);
    stop();
  };
}

function marginOf(px: number): string {
  return `0px 0px ${-px}px`;
}

/** How much of the window's foot is covered now, px: what is there is not seen. */
function coveredPx(): number {
  const cover = document.querySelector<HTMLElement>("[data-covers]");
  const bar = cover?.parentElement ?? null;
  return cover !== null && bar !== null && getComputedStyle(bar).position === "sticky"
    ? cover.offsetHeight
    : 0;
}
