import { setFont } from "#client/draw/canvas-surface.ts";
import type { SeenPoint } from "#client/draw/seen-points.ts";
import { CHART_MARGIN, type Plot } from "#client/views/loss/loss-plot.ts";
import type { LossBucket } from "#engine/loss-series.ts";

/** Seen points come no closer than this: the newest of each stands. */
const POINT_GAP_PX = 5;

/** The curve; where its points hold several steps, with a band from their minimum to their maximum. */
export function drawCurve({ context, colours, x, y }: Plot, points: readonly LossBucket[]): void {
  const middleOf = (point: LossBucket) => x.pxFromValue((point.fromStep + point.toStep) / 2);
  if (points.some((point) => point.toStep > point.fromStep)) {
    context.fillStyle = colours.ink;
    context.globalAlpha = 0.16;
    context.beginPath();
    for (const point of points) {
      context.lineTo(middleOf(point), y.pxFromValue(point.max));
    }
    for (let i = points.length - 1; i >= 0; i--) {
      const point = points[i];
      if (point !== undefined) {
        context.lineTo(middleOf(point), y.pxFromValue(point.min));
      }
    }
    context.fill();
    context.globalAlpha = 1;
  }
  context.strokeStyle = colours.ink;
  context.lineWidth = 1.5;
  context.lineJoin = "round";
  context.beginPath();
  for (const point of points) {
    context.lineTo(x.pxFromValue(point.toStep), y.pxFromValue(point.last));
  }
  context.stroke();
  drawSingleSteps({ context, colours, x, y }, points);
}

/** Where single steps lie far apart, each has a dot. */
function drawSingleSteps(
  { context, colours, x, y }: Pick<Plot, "context" | "colours" | "x" | "y">,
  points: readonly LossBucket[],
): void {
  const [first, second] = points;
  if (
    first === undefined ||
    second === undefined ||
    first.toStep !== first.fromStep ||
    x.pxFromValue(second.toStep) - x.pxFromValue(first.toStep) < 9
  ) {
    return;
  }
  context.fillStyle = colours.ink;
  context.beginPath();
  for (const { toStep, last } of points) {
    const [atX, atY] = [x.pxFromValue(toStep), y.pxFromValue(last)];
    context.moveTo(atX + 2, atY);
    context.arc(atX, atY, 2, 0, 2 * Math.PI);
  }
  context.fill();
}

/** Values that were seen with frames: filled dots for the training rows, rings for the test rows. */
export function drawSeen(
  { context, colours, x, y }: Plot,
  points: readonly SeenPoint[],
  part: "train" | "test",
): void {
  context.beginPath();
  let lastPx = Number.POSITIVE_INFINITY;
  for (let i = points.length - 1; i >= 0; i--) {
    const value = points[i]?.[part] ?? null;
    const atX = x.pxFromValue(points[i]?.step ?? 0);
    if (value !== null && lastPx - atX >= POINT_GAP_PX) {
      const atY = y.pxFromValue(value);
      context.moveTo(atX + 2, atY);
      context.arc(atX, atY, 2, 0, 2 * Math.PI);
      lastPx = atX;
    }
  }
  if (part === "train") {
    context.fillStyle = colours.accent;
    context.fill();
  } else {
    context.strokeStyle = colours.accent;
    context.lineWidth = 1.25;
    context.stroke();
  }
}

/** The value at the step on the screen: a dot for the training rows, a ring for the test rows. */
export function drawHere(
  { context, colours, x, y }: Plot,
  step: number,
  value: number,
  part: "train" | "test",
): void {
  context.fillStyle = part === "train" ? colours.accent : colours.paper;
  context.strokeStyle = part === "train" ? colours.paper : colours.accent;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x.pxFromValue(step), y.pxFromValue(value), 4.5, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

export function drawUpright(
  { context, x, size }: Plot,
  step: number,
  colour: string,
  dash: number[],
): void {
  const at = Math.round(x.pxFromValue(step)) + 0.5;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(at, CHART_MARGIN.top - 4);
  context.lineTo(at, size.heightPx - CHART_MARGIN.bottom);
  context.stroke();
  context.setLineDash([]);
}

/** A level with its name, such as the loss at which the run stops. */
export function drawLevel({ context, colours, y, size }: Plot, value: number, words: string): void {
  const at = Math.round(y.pxFromValue(value)) + 0.5;
  context.strokeStyle = colours["line-strong"];
  context.lineWidth = 1;
  context.setLineDash([6, 3]);
  context.beginPath();
  context.moveTo(CHART_MARGIN.left, at);
  context.lineTo(size.widthPx - CHART_MARGIN.right, at);
  context.stroke();
  context.setLineDash([]);
  setFont(context, '10.5px "Inter Variable", sans-serif');
  context.fillStyle = colours.soft;
  context.textAlign = "left";
  context.textBaseline = "bottom";
  // A curve falls from the left: there is room below it.
  context.fillText(words, CHART_MARGIN.left + 4, at - 2);
}
