"use client";

import { useTheme } from "next-themes";
import { useRef, useState } from "react";
import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import { heatPixels, rgbOf } from "#client/draw/heat-map.ts";
import type { LayerPlace } from "#client/draw/network-layout.ts";
import type { Size } from "#client/ui/use-size.ts";
import { unitHeatScale } from "#client/views/network/unit-heat-scale.ts";
import type { Plane } from "#client/views/plane/plane-feed.ts";
import { useOnPlane } from "#client/views/plane/use-on-plane.ts";

interface HeatMapsProps {
  readonly places: readonly LayerPlace[];
  readonly size: Size;
}

/** In every circle what its unit makes of the plane of the two inputs, right way up. */
export function HeatMaps({ places, size }: HeatMapsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [image] = useState(() => document.createElement("canvas"));
  const { resolvedTheme } = useTheme();
  useOnPlane(
    (plane) => {
      if (canvas.current !== null) {
        drawHeatMaps(canvas.current, image, plane, places, size);
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

function drawHeatMaps(
  canvas: HTMLCanvasElement,
  image: HTMLCanvasElement,
  plane: Plane,
  places: readonly LayerPlace[],
  size: Size,
): void {
  const context = beginDrawing(canvas, size.widthPx, size.heightPx);
  const brush = image.getContext("2d");
  // The plane of a run before this one may come a moment late.
  if (
    context === null ||
    brush === null ||
    plane.moment.settings.layers.length + 1 !== places.length
  ) {
    return;
  }
  const { negative, positive, paper } = readColours(canvas, ["negative", "positive", "paper"]);
  const colours = { negative: rgbOf(negative), positive: rgbOf(positive) };
  image.width = plane.size;
  image.height = plane.size;
  for (const [layer, { nodes, grain }] of places.entries()) {
    for (const { xPx, yPx, radiusPx, from } of grain === "group" ? [] : nodes) {
      const values = plane.unitValues(layer, from);
      if (values === null || values.length === 0) {
        continue;
      }
      const pixels = heatPixels(values, unitHeatScale(plane, layer, values), colours);
      brush.putImageData(new ImageData(pixels, plane.size, plane.size), 0, 0);
      context.save();
      context.beginPath();
      context.arc(xPx, yPx, radiusPx, 0, 2 * Math.PI);
      context.clip();
      context.fillStyle = paper;
      context.fillRect(xPx - radiusPx, yPx - radiusPx, 2 * radiusPx, 2 * radiusPx);
      context.drawImage(image, xPx - radiusPx, yPx - radiusPx, 2 * radiusPx, 2 * radiusPx);
      context.restore();
    }
  }
  canvas.dataset["step"] = String(plane.step);
}
