import type { LayerPlace } from "#client/draw/network-layout.ts";

/** A circle of the picture: its layer, inputs first, and its place in it. */
export interface NetworkCursor {
  readonly layer: number;
  readonly node: number;
}

/** Where an arrow key leads: up and down in a layer, left and right to the nearest circle of the next. */
export function movedCursor(
  places: readonly LayerPlace[],
  { layer, node }: NetworkCursor,
  key: string,
): NetworkCursor | null {
  const nodes = places[layer]?.nodes ?? [];
  switch (key) {
    case "ArrowUp":
      return node > 0 ? { layer, node: node - 1 } : null;
    case "ArrowDown":
      return node < nodes.length - 1 ? { layer, node: node + 1 } : null;
    case "ArrowLeft":
      return nearest(places, layer - 1, nodes[node]?.yPx ?? 0);
    case "ArrowRight":
      return nearest(places, layer + 1, nodes[node]?.yPx ?? 0);
    default:
      return null;
  }
}

function nearest(places: readonly LayerPlace[], layer: number, yPx: number): NetworkCursor | null {
  const nodes = places[layer]?.nodes ?? [];
  if (nodes.length === 0) {
    return null;
  }
  const away = nodes.map((node) => Math.abs(node.yPx - yPx));
  return { layer, node: away.indexOf(Math.min(...away)) };
}
