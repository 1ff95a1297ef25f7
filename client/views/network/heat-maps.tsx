"use client";

import { useTheme } from "next-themes";
import { useRef } from "react";
import { readColours } from "#client/draw/canvas-surface.ts";
import type { LayerPlace } from "#client/draw/network-layout.ts";
import { useCanvasPen } from "#client/pictures/use-picture-pen.ts";
import type { Size } from "#client/ui/use-size.ts";
import { drawHeatMaps, type HeatDrawing } from "#client/views/network/draw-heat-maps.ts";
import { isTwoClasses } from "#client/views/network/unit-heat-scale.ts";
import type { Plane } from "#client/views/plane/plane-feed.ts";
import { useOnPlane } from "#client/views/plane/use-on-plane.ts";

interface HeatMapsProps {
  readonly places: readonly LayerPlace[];
  readonly size: Size;
}

/** In every circle what its unit makes of the plane of the two inputs, right way up. */
export function HeatMaps({ places, size }: HeatMapsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  const { pen, wish } = useCanvasPen(canvas);
  useOnPlane(
    (plane) => {
      // The plane of a run before this one may come a moment late.
      if (canvas.current === null || plane.moment.settings.layers.length + 1 !== places.length) {
        return;
      }
      const drawing = heatDrawing(canvas.current, plane, places);
      const wanted = wish(size, {
        picture: { kind: "heat", drawing },
        drawHere: (context) => drawHeatMaps(context, drawing),
        onShown: () => {
          canvas.current?.setAttribute("data-step", String(plane.step));
        },
      });
      if (wanted !== null) {
        pen.show(wanted);
      }
    },
    [places, size, resolvedTheme],
  );
  return (
    <canvas
      ref={canvas}
      className="pointer-events-none absolute inset-0 h-full w-full"
      data-testid="heat-maps"
    />
  );
}

function heatDrawing(
  canvas: HTMLCanvasElement,
  plane: Plane,
  places: readonly LayerPlace[],
): HeatDrawing {
  const circles = places.flatMap(({ nodes, grain }, layer) =>
    (grain === "group" ? [] : nodes).flatMap(({ xPx, yPx, radiusPx, from }) => {
      const values = plane.unitValues(layer, from);
      const isOfTwo = isTwoClasses(plane, layer);
      return values === null || values.length === 0
        ? []
        : [{ xPx, yPx, radiusPx, values, isTwoClasses: isOfTwo }];
    }),
  );
  const colours = readColours(canvas, ["negative", "positive", "paper"]);
  return { size: plane.size, circles, colours };
}
