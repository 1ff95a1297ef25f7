import type { Brush } from "#client/draw/canvas-surface.ts";
import { type EdgeBatch, edgeBatches } from "#client/draw/edge-batches.ts";
import type { LayerPlace, NodePlace } from "#client/draw/network-layout.ts";
import { fullColourValue } from "#client/draw/value-colour.ts";
import {
  drawBiasMarks,
  drawLabels,
  drawPointed,
  type NetworkColours,
} from "#client/views/network/draw-marks.ts";
import type { Emphasis } from "#client/views/network/emphasis.ts";
import { type NetworkLayer, weightsOf } from "#engine/network.ts";

const DASH_PX = [6, 4];
const DASH_LENGTH_PX = 10;
const WIDEST_PX = 6;
/** So many lines between two layers may be drawn at their full width; more are thinner and fainter. */
const SPARSE = 48;
/** Layers closer than this have thinner lines. */
const CLOSE_PX = 60;
/** Dashes move on by this much for a step: motion is steps and nothing else. */
const FLOW_PX_PER_STEP = 1.5;
/** Opacity of the lines that do not touch the unit in question. */
const ASIDE = 0.22;

/** What a network's picture is drawn from; plain data, which a worker understands. */
export interface NetworkDrawing {
  readonly layers: readonly NetworkLayer[];
  readonly parameters: Float64Array;
  readonly places: readonly LayerPlace[];
  readonly emphasis: Emphasis;
  readonly step: number;
  readonly isStill: boolean;
  readonly colours: NetworkColours;
}

/** Draws the weights as lines: blue and whole when positive, orange and dashed when negative. */
export function drawEdges(context: Brush, drawing: NetworkDrawing): void {
  const { layers, parameters, places, emphasis, step, isStill, colours } = drawing;
  const fullValue = fullColourValue(parameters);
  drawPointed(context, places, emphasis.parts, colours);
  context.lineDashOffset = isStill ? 0 : -((step * FLOW_PX_PER_STEP) % DASH_LENGTH_PX);
  const { unit } = emphasis;
  for (const [l, layer] of layers.entries()) {
    const from = places[l]?.nodes ?? [];
    const to = places[l + 1]?.nodes ?? [];
    const apartPx = (to[0]?.xPx ?? 0) - (from[0]?.xPx ?? 0);
    const air = Math.min(1, Math.sqrt(SPARSE / (from.length * to.length)), apartPx / CLOSE_PX);
    const weights = weightsOf(layer, parameters);
    const widestPx = Math.max(2, WIDEST_PX * air);
    const draw = (some: readonly NodePlace[], others: readonly NodePlace[], share: number) => {
      for (const batch of edgeBatches(weights, some, others, fullValue, widestPx)) {
        context.globalAlpha = batch.opacity * Math.max(0.5, air) * share;
        strokeBatch(context, batch, colours);
      }
    };
    draw(from, to, unit === null ? 1 : ASIDE);
    if (unit !== null && unit.layer === l) {
      draw(from.filter(stands(unit.unit)), to, 1);
    } else if (unit !== null && unit.layer === l + 1) {
      draw(from, to.filter(stands(unit.unit)), 1);
    }
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
  drawBiasMarks(context, drawing, fullValue);
  drawLabels(context, drawing);
}

function stands(unit: number): (node: NodePlace) => boolean {
  return (node) => node.from <= unit && unit < node.to;
}

function strokeBatch(context: Brush, batch: EdgeBatch, colours: NetworkColours): void {
  const { points } = batch;
  context.strokeStyle = batch.sign === "+" ? colours.positive : colours.negative;
  context.lineWidth = batch.widthPx;
  context.setLineDash(batch.sign === "+" ? [] : DASH_PX);
  // One by one: a path of many lines that cross costs several times as much to fill in.
  for (let i = 0; i < points.length; i += 4) {
    context.beginPath();
    context.moveTo(points[i] ?? 0, points[i + 1] ?? 0);
    context.lineTo(points[i + 2] ?? 0, points[i + 3] ?? 0);
    context.stroke();
  }
}
