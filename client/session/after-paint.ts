import { PAGE_FRAMES } from "#client/session/page-frames.ts";

/** How long a hidden page may take before what it was given counts as seen, in ms. */
const HIDDEN_MS = 100;
/** A visible page that does not paint for so long was hidden meanwhile. */
const NO_PAINT_MS = 500;

/**
 * Calls back once after what is in the document now has been painted. Hidden pages do not paint
 * and get no animation frames: a timer stands in.
 */
export function afterPaint(callback: () => void): void {
  if (typeof document === "undefined" || document.hidden) {
    setTimeout(callback, typeof document === "undefined" ? 0 : HIDDEN_MS);
    return;
  }
  let isDone = false;
  const finish = () => {
    if (!isDone) {
      isDone = true;
      clearTimeout(timer);
      callback();
    }
  };
  const timer = setTimeout(finish, NO_PAINT_MS);
  // The frame's callbacks run before it is painted; the next task runs after.
  requestAnimationFrame(() => setTimeout(finish, 0));
}

/** As `afterPaint` when what has come is about to be drawn; soon when nothing is. */
export function afterDrawing(callback: () => void): void {
  // Whoever draws has looked at it by then.
  queueMicrotask(() => {
    if (PAGE_FRAMES.isAwaited) {
      afterPaint(callback);
    } else {
      callback();
    }
  });
}
