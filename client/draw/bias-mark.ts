import type { NodePlace } from "#client/draw/network-layout.ts";
import { tintOf } from "#client/draw/value-colour.ts";

const LARGEST_PX = 5;
const SMALLEST_PX = 1.5;

/** The middle of a unit's bias mark: below its circle at the right, where no line ends. */
export function biasMarkPlace(node: NodePlace): { readonly xPx: number; readonly yPx: number } {
  const away = (node.radiusPx + 3) * Math.SQRT1_2;
  return { xPx: node.xPx + away, yPx: node.yPx + away };
}

/** Half the height of the mark: larger for larger biases, and never lost. */
export function biasMarkSize(bias: number, fullValue: number, node: NodePlace): number {
  const largest = Math.min(LARGEST_PX, Math.max(SMALLEST_PX, node.radiusPx * 0.4));
  return SMALLEST_PX + (largest - SMALLEST_PX) * tintOf(bias, fullValue);
}
