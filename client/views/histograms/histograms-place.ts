import type { ChartControl } from "#client/views/loss/use-chart-view.ts";

/** The chart above, whose steps the histograms share. */
export interface HistogramsPlace {
  readonly control: ChartControl;
  /** What an axis at its right takes of the width. */
  readonly rightPx: number;
}
