import type { StepWindow } from "#client/draw/chart-view.ts";
import type { SeenPoint } from "#client/draw/seen-points.ts";
import type { Plot } from "#client/views/loss/loss-plot.ts";
import type { ChartMoment } from "#client/views/loss/use-chart-now.ts";

/** What stands in the chart besides the run's own losses; its code comes after the chart. */
export interface ChartExtra {
  /** What its axis takes of the width at the right; 0 without one. */
  readonly rightPx: number;
  /** What it shows of a window at a moment. */
  at(moment: ChartMoment, window: StepWindow): ChartOverlay;
}

export interface ChartOverlay {
  /** What the axis of the losses has to hold besides. */
  readonly losses: readonly number[];
  /** Inside the axes. */
  drawLines(plot: Plot): void;
  /** Beside them. */
  drawAxis(plot: Plot): void;
  /** The losses over all rows nearest to a step, no further than `reach` steps away. */
  seenAt(step: number, reach: number): SeenPoint | null;
  /** The other values nearest to a step, no further than `reach` steps away. */
  valuesAt(step: number, reach: number): OverlayValues | null;
}

export interface OverlayValues {
  readonly words: string;
  /** By name, whole. */
  readonly data: Readonly<Record<string, number | null>>;
}
