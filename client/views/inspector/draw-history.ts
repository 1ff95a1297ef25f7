import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import type { Size } from "#client/ui/use-size.ts";
import type { HistoryPoint } from "#client/views/inspector/parameter-history.ts";

const AIR_PX = 5;

/** The smallest and largest value of a history; a flat one gets some air around it. */
export function historyRange(points: readonly HistoryPoint[]): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { value } of points) {
    if (Number.isFinite(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) {
    return [-1, 1];
  }
  const air = Math.abs(low) * 0.05 || 0.5;
  return low === high ? [low - air, high + air] : [low, high];
}

/** A value by step as a line, with a dot at the step that is shown and a dotted line at 0. */
export function drawHistory(
  canvas: HTMLCanvasElement,
  points: readonly HistoryPoint[],
  step: number,
  size: Size,
): void {
  const context = beginDrawing(canvas, size.widthPx, size.heightPx);
  const [first, last] = [points[0], points.at(-1)];
  if (context === null || first === undefined || last === undefined) {
    return;
  }
  const colours = readColours(canvas, ["ink", "line-strong", "accent"]);
  const [low, high] = historyRange(points);
  const steps = Math.max(1, last.step - first.step);
  const xOf = (at: number) => AIR_PX + ((at - first.step) / steps) * (size.widthPx - 2 * AIR_PX);
  const yOf = (value: number) =>
    size.heightPx - AIR_PX - ((value - low) / (high - low)) * (size.heightPx - 2 * AIR_PX);
  if (low < 0 && high > 0) {
    context.strokeStyle = colours["line-strong"];
    context.lineWidth = 1;
    context.setLineDash([2, 3]);
    context.beginPath();
    context.moveTo(0, yOf(0));
    context.lineTo(size.widthPx, yOf(0));
    context.stroke();
    context.setLineDash([]);
  }
  context.strokeStyle = colours.ink;
  context.lineWidth = 1.5;
  context.lineJoin = "round";
  context.beginPath();
  for (const point of points) {
    context.lineTo(xOf(point.step), yOf(point.value));
  }
  context.stroke();
  const now = points.find((point) => point.step === step);
  if (now !== undefined) {
    context.fillStyle = colours.accent;
    context.beginPath();
    context.arc(xOf(now.step), yOf(now.value), 3.5, 0, 2 * Math.PI);
    context.fill();
  }
}
