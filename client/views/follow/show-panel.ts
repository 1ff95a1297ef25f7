import type { Panel } from "#client/views/room/panel-address.ts";

/** As long as a panel may still grow after it was opened, in ms. */
const GROWING_MS = 1_500;
/** A panel that begins below this part of the window is not seen. */
const UNSEEN = 0.75;
/** Where it begins then: what stands above it stays in sight. */
const SHOWN = 0.4;

/** Brings a panel into sight where it is not, softly and once; what is in sight stays where it is. */
export function showPanel(panel: Panel): void {
  const element = document.getElementById(`panel-${panel}`);
  if (element === null) {
    return;
  }
  const observer = new ResizeObserver(() => {
    const { top, height } = element.getBoundingClientRect();
    const isAway = height > 0 && (top > UNSEEN * window.innerHeight || top + height < 0);
    if (isAway) {
      const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      const behavior = isStill ? "instant" : "smooth";
      window.scrollBy({ top: top - SHOWN * window.innerHeight, behavior });
      observer.disconnect();
    }
  });
  observer.observe(element);
  setTimeout(() => observer.disconnect(), GROWING_MS);
}
