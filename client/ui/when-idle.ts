/** A page that never rests acts all the same, by then. */
const PATIENCE_MS = 2_000;
/** What a browser without idle callbacks waits instead. */
const SOON_MS = 50;

/** Acts once the page has nothing else to do; returns how to keep it from that. */
export function whenIdle(act: () => void, patienceMs = PATIENCE_MS): () => void {
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(act, SOON_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(act, { timeout: patienceMs });
  return () => cancelIdleCallback(handle);
}
