import { setFont } from "#client/draw/canvas-surface.ts";
import { axisTicks } from "#client/draw/chart-scale.ts";
import { chartTicks, tickText } from "#client/draw/chart-ticks.ts";
import { formatCount } from "#client/draw/number-format.ts";
import { CHART_MARGIN, type Plot } from "#client/views/loss/loss-plot.ts";

const TICK_FONT = '10.5px "JetBrains Mono Variable", monospace';
const CHARACTER_PX = 6.3;

/** Both axes with round numbers, and a hairline at each value. */
export function drawAxes(plot: Plot): void {
  setFont(plot.context, TICK_FONT);
  plot.context.lineWidth = 1;
  drawValues(plot);
  drawSteps(plot);
}

function drawValues({ context, colours, y, size }: Plot): void {
  context.textBaseline = "middle";
  context.textAlign = "right";
  context.strokeStyle = colours.line;
  context.fillStyle = colours.soft;
  const ticks = chartTicks(y, Math.max(2, Math.floor(size.heightPx / 46)));
  context.beginPath();
  for (const value of ticks) {
    const at = Math.round(y.pxFromValue(value)) + 0.5;
    context.moveTo(CHART_MARGIN.left, at);
    context.lineTo(size.widthPx - CHART_MARGIN.right, at);
    context.fillText(tickText(value, ticks), CHART_MARGIN.left - 8, at);
  }
  context.stroke();
}

function drawSteps({ context, x, size }: Plot): void {
  context.textBaseline = "alphabetic";
  const widest = formatCount(Math.round(x.domain[1])).length * CHARACTER_PX + 24;
  const count = Math.floor((size.widthPx - CHART_MARGIN.left) / Math.max(60, widest));
  for (const value of axisTicks(x, Math.max(2, count)).filter(Number.isInteger)) {
    const at = x.pxFromValue(value);
    const words = formatCount(value);
    const halfPx = (words.length * CHARACTER_PX) / 2;
    const isLeft = at - halfPx < CHART_MARGIN.left - halfPx / 2;
    context.textAlign = isLeft ? "left" : at + halfPx > size.widthPx ? "right" : "center";
    context.fillText(words, at, size.heightPx - 8);
  }
}
