import { biasMarkPlace, biasMarkSize } from "#client/draw/bias-mark.ts";
import type { Brush } from "#client/draw/canvas-surface.ts";
import { meanWeight } from "#client/draw/edge-batches.ts";
import { LABEL_HEIGHT_PX, LABEL_WIDTH_PX } from "#client/draw/line-labels.ts";
import type { LayerPlace, NodePlace } from "#client/draw/network-layout.ts";
import type { NetworkPart } from "#client/draw/network-part.ts";
import { formatValue } from "#client/draw/number-format.ts";
import type { NetworkDrawing } from "#client/views/network/draw-edges.ts";
import { biasesOf, weightsOf } from "#engine/network.ts";

const FONT = '9.5px "JetBrains Mono Variable", ui-monospace, monospace';

export const COLOUR_NAMES = ["positive", "negative", "zero", "ink", "paper", "accent"] as const;
export type NetworkColours = Readonly<Record<(typeof COLOUR_NAMES)[number], string>>;

/** A halo under what is chosen or pointed at. */
export function drawPointed(
  context: Brush,
  places: readonly LayerPlace[],
  parts: readonly NetworkPart[],
  colours: NetworkColours,
): void {
  context.setLineDash([]);
  context.strokeStyle = colours.accent;
  context.globalAlpha = 0.55;
  for (const part of parts) {
    const node = nodeOf(places, part.layer, part.unit);
    if (node === null) {
      continue;
    }
    context.beginPath();
    if (part.kind === "weight") {
      const from = nodeOf(places, part.layer - 1, part.from) ?? node;
      context.lineWidth = 10;
      context.moveTo(from.xPx + from.radiusPx, from.yPx);
      context.lineTo(node.xPx - node.radiusPx, node.yPx);
    } else if (part.kind === "bias") {
      const { xPx, yPx } = biasMarkPlace(node);
      context.lineWidth = 2;
      context.arc(xPx, yPx, 7, 0, 2 * Math.PI);
    } else {
      context.lineWidth = 4;
      context.arc(node.xPx, node.yPx, node.radiusPx + 4, 0, 2 * Math.PI);
    }
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** Biases: a triangle up and filled above 0, down and hollow below, a dot for 0. */
export function drawBiasMarks(
  context: Brush,
  { layers, parameters, places, colours }: NetworkDrawing,
  fullValue: number,
): void {
  for (const layer of layers) {
    const biases = biasesOf(layer, parameters);
    for (const node of biases.length === 0 ? [] : (places[layer.number]?.nodes ?? [])) {
      const bias = mean(biases, node);
      drawBiasMark(context, node, bias, fullValue, colours);
    }
  }
}

function drawBiasMark(
  context: Brush,
  node: NodePlace,
  bias: number,
  fullValue: number,
  colours: NetworkColours,
): void {
  const { xPx, yPx } = biasMarkPlace(node);
  const half = biasMarkSize(bias, fullValue, node);
  const up = bias > 0 ? -half : half;
  context.beginPath();
  if (bias === 0 || Number.isNaN(bias)) {
    context.arc(xPx, yPx, half, 0, 2 * Math.PI);
    context.fillStyle = colours.zero;
    context.fill();
    return;
  }
  context.moveTo(xPx, yPx + up);
  context.lineTo(xPx + half, yPx - up);
  context.lineTo(xPx - half, yPx - up);
  context.closePath();
  context.fillStyle = bias > 0 ? colours.positive : colours.paper;
  context.fill();
  context.lineWidth = 1.25;
  context.strokeStyle = bias > 0 ? colours.positive : colours.negative;
  context.stroke();
}

/** The weights as numbers on their lines, the biases at their marks. */
export function drawLabels(
  context: Brush,
  { layers, parameters, places, colours, emphasis }: NetworkDrawing,
): void {
  const { labels, biasLabels } = emphasis;
  const weights = layers.map((layer) => weightsOf(layer, parameters));
  for (const { layer, from, to, xPx, yPx } of labels) {
    const start = places[layer - 1]?.nodes[from];
    const end = places[layer]?.nodes[to];
    const matrix = weights[layer - 1];
    if (start !== undefined && end !== undefined && matrix !== undefined) {
      drawNumber(context, meanWeight(matrix, start, end), xPx, yPx, colours);
    }
  }
  for (const { layer, node, xPx, yPx } of biasLabels) {
    const own = layers[layer - 1];
    const place = places[layer]?.nodes[node];
    if (own !== undefined && place !== undefined) {
      drawNumber(context, mean(biasesOf(own, parameters), place), xPx, yPx, colours);
    }
  }
}

function drawNumber(
  context: Brush,
  value: number,
  xPx: number,
  yPx: number,
  colours: NetworkColours,
): void {
  context.globalAlpha = 0.88;
  context.fillStyle = colours.paper;
  context.fillRect(
    xPx - LABEL_WIDTH_PX / 2,
    yPx - LABEL_HEIGHT_PX / 2,
    LABEL_WIDTH_PX,
    LABEL_HEIGHT_PX,
  );
  context.globalAlpha = 1;
  context.font = FONT;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colours.ink;
  context.fillText(shortValue(value), xPx, yPx + 0.5, LABEL_WIDTH_PX);
}

/** Two digits are enough on a line; the whole number is one press away. */
function shortValue(value: number): string {
  return Math.abs(value) >= 1e-3 && Math.abs(value) < 100
    ? formatValue(value, Math.abs(value) < 10 ? 2 : 3)
    : formatValue(value, 2);
}

function mean(values: Float64Array, { from, to }: NodePlace): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    sum += values[i] ?? 0;
  }
  return sum / (to - from);
}

/** The circle that stands for a unit, alone or in a group. */
function nodeOf(places: readonly LayerPlace[], layer: number, unit: number): NodePlace | null {
  return places[layer]?.nodes.find(({ from, to }) => from <= unit && unit < to) ?? null;
}
