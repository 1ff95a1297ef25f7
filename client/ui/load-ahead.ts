import { whenIdle } from "#client/ui/when-idle.ts";

/** What a page loads by itself has come by then, in ms after it is there. */
const REST_MS = 3_000;
/** A page that never rests loads it all the same. */
const PATIENCE_MS = 10_000;

/** Loads what is likely to be asked for, once the page can be used and has nothing else to do. */
export function loadAhead(load: () => Promise<unknown>): void {
  // Whoever asks for it later loads it then, or learns why not.
  const attempt = () => void load().catch(() => undefined);
  const soon = () => void setTimeout(() => whenIdle(attempt, PATIENCE_MS), REST_MS);
  if (document.readyState === "complete") {
    soon();
  } else {
    window.addEventListener("load", soon, { once: true });
  }
}
