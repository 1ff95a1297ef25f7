import { readColours } from "#client/draw/canvas-surface.ts";
import { type AxisScale, axisScale } from "#client/draw/chart-scale.ts";
import type { StepWindow } from "#client/draw/chart-view.ts";
import type { Size } from "#client/ui/use-size.ts";

export const CHART_MARGIN = { left: 60, right: 12, top: 18, bottom: 26 } as const;

const COLOURS = ["ink", "soft", "line", "line-strong", "accent", "alarm", "paper"] as const;
type ColourName = (typeof COLOURS)[number];

/** Where and in what colours a chart is drawn. */
export interface Plot {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Record<ColourName, string>;
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly size: Size;
}

export function stepScale({ from, to }: StepWindow, widthPx: number): AxisScale {
  return axisScale(
    "linear",
    [from, to],
    [CHART_MARGIN.left, Math.max(CHART_MARGIN.left + 1, widthPx - CHART_MARGIN.right)],
  );
}

export function chartColours(canvas: HTMLCanvasElement): Record<ColourName, string> {
  return readColours(canvas, COLOURS);
}

/** Draws inside the axes alone: what lies beside the window is cut off. */
export function insideAxes({ context, size }: Plot, draw: () => void): void {
  context.save();
  context.beginPath();
  // The first and the last step are drawn whole.
  context.rect(
    CHART_MARGIN.left - 6,
    CHART_MARGIN.top - 6,
    size.widthPx - CHART_MARGIN.left - CHART_MARGIN.right + 12,
    size.heightPx - CHART_MARGIN.top - CHART_MARGIN.bottom + 12,
  );
  context.clip();
  draw();
  context.restore();
}
