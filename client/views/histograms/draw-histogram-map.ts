import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import { type AxisScale, axisScale } from "#client/draw/chart-scale.ts";
import { chartTicks, tickText } from "#client/draw/chart-ticks.ts";
import { formatShort } from "#client/draw/number-format.ts";
import type { Size } from "#client/ui/use-size.ts";
import type { HistogramPlot } from "#client/views/histograms/histogram-plot.ts";
import { CHART_MARGIN } from "#client/views/loss/loss-plot.ts";

const TOP_PX = 6;
const BOTTOM_PX = 6;
/** A bin with a single number in it is seen, too. */
const FAINTEST = 0.18;

export interface HistogramMapPicture {
  readonly plot: HistogramPlot;
  /** Of each histogram, ascending. */
  readonly steps: readonly number[];
  readonly x: AxisScale;
  /** Which histogram the numbers below are of. */
  readonly chosen: number;
}

/** Steps from left to right as in the loss chart, values upwards, shades for counts. */
export function drawHistogramMap(
  canvas: HTMLCanvasElement,
  picture: HistogramMapPicture,
  size: Size,
): void {
  const context = beginDrawing(canvas, size.widthPx, size.heightPx);
  const { plot, steps, x, chosen } = picture;
  if (context === null || plot.bins.length === 0) {
    return;
  }
  const colours = readColours(canvas, ["negative", "positive", "zero", "line", "soft", "ink"]);
  const rowPx = (size.heightPx - TOP_PX - BOTTOM_PX) / plot.bins.length;
  const bottomOf = (bin: number) => size.heightPx - BOTTOM_PX - bin * rowPx;
  context.save();
  context.beginPath();
  const [left, right] = [CHART_MARGIN.left, size.widthPx - CHART_MARGIN.right];
  context.rect(left, 0, right - left, size.heightPx);
  context.clip();
  for (const [i, counts] of plot.counts.entries()) {
    const [from, to] = columnOf(steps, i, x);
    for (const [bin, count] of counts.entries()) {
      if (count === 0) {
        continue;
      }
      context.fillStyle = colours[signOf(plot, bin)];
      context.globalAlpha = FAINTEST + (1 - FAINTEST) * Math.sqrt(count / plot.most);
      context.fillRect(from, bottomOf(bin + 1), to - from, rowPx - (rowPx > 4 ? 0.5 : 0));
    }
  }
  context.globalAlpha = 1;
  const at = Math.round(x.pxFromValue(steps[chosen] ?? 0)) + 0.5;
  context.strokeStyle = colours.ink;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.beginPath();
  context.moveTo(at, TOP_PX);
  context.lineTo(at, size.heightPx - BOTTOM_PX);
  context.stroke();
  context.setLineDash([]);
  context.restore();
  drawValueAxis(context, plot, size, colours);
}

/** Half-way to its neighbours. */
function columnOf(steps: readonly number[], i: number, x: AxisScale): readonly [number, number] {
  const step = steps[i] ?? 0;
  const [before, after] = [steps[i - 1], steps[i + 1]];
  const half = ((after ?? step) - (before ?? step)) / (after === undefined ? 2 : 4) || 0.5;
  const from = before === undefined ? step - half : (before + step) / 2;
  const to = after === undefined ? step + half : (step + after) / 2;
  return [x.pxFromValue(from), x.pxFromValue(to) + 0.3];
}

function signOf({ bins }: HistogramPlot, bin: number): "negative" | "positive" | "zero" {
  const { low, high } = bins[bin] ?? { low: 0, high: 0 };
  return low < 0 && high > 0 ? "zero" : low < 0 ? "negative" : "positive";
}

/** Where a value stands, counted in bins from below: the names of edges are put there. */
function drawValueAxis(
  context: CanvasRenderingContext2D,
  plot: HistogramPlot,
  size: Size,
  colours: Readonly<Record<"line" | "soft", string>>,
): void {
  const range = [size.heightPx - BOTTOM_PX, TOP_PX] as const;
  const rows = axisScale("linear", [0, plot.bins.length], range);
  context.font = '10.5px "JetBrains Mono Variable", monospace';
  context.textBaseline = "middle";
  context.textAlign = "right";
  context.fillStyle = colours.soft;
  context.strokeStyle = colours.line;
  context.beginPath();
  for (const { words, row } of axisLabels(plot, size.heightPx)) {
    const at = Math.round(rows.pxFromValue(row)) + 0.5;
    context.moveTo(CHART_MARGIN.left, at);
    context.lineTo(size.widthPx - CHART_MARGIN.right, at);
    context.fillText(words, CHART_MARGIN.left - 8, Math.min(size.heightPx - 6, Math.max(6, at)));
  }
  context.stroke();
}

interface AxisLabel {
  readonly words: string;
  readonly row: number;
}

function axisLabels({ kind, bins }: HistogramPlot, heightPx: number): readonly AxisLabel[] {
  const [first, last] = [bins[0], bins.at(-1)];
  if (first === undefined || last === undefined) {
    return [];
  }
  const most = Math.max(2, Math.floor(heightPx / 34));
  if (kind === "linear") {
    const scale = axisScale("linear", [first.low, last.high], [0, bins.length]);
    const ticks = chartTicks(scale, most);
    return ticks.map((value) => ({ words: tickText(value, ticks), row: scale.pxFromValue(value) }));
  }
  const all = bins.map(({ low, high }, row) =>
    low < 0 && high > 0
      ? { words: "0", row: row + 0.5, isRound: true }
      : low < 0
        ? { words: formatShort(high, 2), row: row + 1, isRound: isPowerOfTen(-high) }
        : { words: formatShort(low, 2), row, isRound: isPowerOfTen(low) },
  );
  const round = all.filter(({ isRound }) => isRound);
  const shown = round.length >= 2 ? round : all;
  const every = Math.ceil(shown.length / most);
  return shown.filter((_, i) => i % every === 0);
}

function isPowerOfTen(value: number): boolean {
  return value > 0 && Number(`1e${Math.round(Math.log10(value))}`) === value;
}
