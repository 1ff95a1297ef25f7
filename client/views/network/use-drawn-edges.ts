"use client";

import { useTheme } from "next-themes";
import type { RefObject } from "react";
import { readColours } from "#client/draw/canvas-surface.ts";
import type { LayerPlace } from "#client/draw/network-layout.ts";
import { showHere } from "#client/pictures/picture-pen.ts";
import { useCanvasPen } from "#client/pictures/use-picture-pen.ts";
import type { Size } from "#client/ui/use-size.ts";
import { isCheap } from "#client/views/moment/at-ease.ts";
import { useMomentAtEase } from "#client/views/moment/use-moment-at-ease.ts";
import { drawEdges, type NetworkDrawing } from "#client/views/network/draw-edges.ts";
import { COLOUR_NAMES } from "#client/views/network/draw-marks.ts";
import type { Emphasis } from "#client/views/network/emphasis.ts";
import { layerWidths } from "#engine/layer-widths.ts";
import { networkLayers } from "#engine/network.ts";

/** What a line costs to draw, in multiply-adds. */
const LINE_COST = 5_000;
/** What the whole picture costs the page where a worker draws it. */
const AWAY_COST = 400_000;

interface EdgesView {
  readonly places: readonly LayerPlace[];
  readonly size: Size;
  readonly isStill: boolean;
  readonly emphasis: Emphasis;
  /** Of the layers that have these places: "3-4-1". */
  readonly widths: string;
}

/** The lines of the network, in the page where they are few, else in the worker. */
export function useDrawnEdges(
  canvas: RefObject<HTMLCanvasElement | null>,
  { places, size, isStill, emphasis, widths }: EdgesView,
): void {
  const { resolvedTheme } = useTheme();
  const { pen, wish } = useCanvasPen(canvas);
  const cost = lineCount(places) * LINE_COST;
  // Words are drawn in the page, which has their letters.
  const hasWords = emphasis.labels.length + emphasis.biasLabels.length > 0;
  const isAway = !(isCheap(cost) || hasWords);
  useMomentAtEase(
    ({ settings, parameters, step }) => {
      if (layerWidths(settings).join("-") !== widths || canvas.current === null) {
        return;
      }
      const layers = networkLayers(settings);
      const colours = readColours(canvas.current, COLOUR_NAMES);
      const drawing: NetworkDrawing = {
        layers,
        parameters,
        places,
        emphasis,
        step,
        isStill,
        colours,
      };
      const wanted = wish(size, {
        picture: { kind: "network", drawing },
        drawHere: (context) => drawEdges(context, drawing),
      });
      if (wanted !== null && isAway) {
        pen.show(wanted);
      } else if (wanted !== null) {
        pen.close();
        showHere(wanted);
      }
    },
    () => (isAway && pen.isAway ? AWAY_COST : cost),
    [places, size, isStill, resolvedTheme, widths, emphasis],
    { isAway: () => isAway && pen.isAway },
  );
}

function lineCount(places: readonly LayerPlace[]): number {
  return places.reduce(
    (sum, { nodes }, layer) => sum + nodes.length * (places[layer + 1]?.nodes.length ?? 0),
    0,
  );
}
