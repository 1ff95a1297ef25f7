import { windowOf } from "#client/draw/chart-view.ts";
import type { ChartControl } from "#client/views/loss/use-chart-view.ts";

/** Where a key takes the cursor; null takes it away, undefined is no key of the cursor. */
export function cursorAfter(
  key: string,
  isFar: boolean,
  from: number,
  last: number,
): number | null | undefined {
  const far = Math.max(10, Math.round(last / 20));
  switch (key) {
    case "ArrowLeft":
      return clampStep(from - (isFar ? far : 1), last);
    case "ArrowRight":
      return clampStep(from + (isFar ? far : 1), last);
    case "Home":
      return 0;
    case "End":
      return last;
    case "Escape":
      return null;
    default:
      return undefined;
  }
}

/** False when this is no key that zooms or moves the chart. */
export function zoomAfter(key: string, control: ChartControl, cursor: number | null): boolean {
  const { from, to } = windowOf(control.view, control.bounds.current);
  switch (key) {
    case "+":
    case "=":
      control.zoom(0.5, cursor);
      return true;
    case "-":
    case "_":
      control.zoom(2, cursor);
      return true;
    case "0":
      control.showWhole();
      return true;
    case "PageUp":
      control.pan((from - to) / 2);
      return true;
    case "PageDown":
      control.pan((to - from) / 2);
      return true;
    default:
      return false;
  }
}

function clampStep(step: number, last: number): number {
  return Math.max(0, Math.min(last, step));
}
