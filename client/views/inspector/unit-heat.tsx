"use client";

import { useTheme } from "next-themes";
import { useRef, useState } from "react";
import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import { heatPixels, rgbOf } from "#client/draw/heat-map.ts";
import { formatCount, formatShort } from "#client/draw/number-format.ts";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import { type Size, useSize } from "#client/ui/use-size.ts";
import { writeText } from "#client/ui/write-text.ts";
import { traceMark } from "#client/views/data/point-marks.ts";
import { unitHeatScale } from "#client/views/network/unit-heat-scale.ts";
import type { Plane } from "#client/views/plane/plane-feed.ts";
import { useOnPlane } from "#client/views/plane/use-on-plane.ts";

interface UnitHeatProps {
  readonly name: string;
  /** From 0; inputs are layer 0. */
  readonly layer: number;
  readonly unit: number;
}

/** One unit's picture of the plane, enlarged, with the rows of the data. */
export function UnitHeat({ name, layer, unit }: UnitHeatProps) {
  const caption = useRef<HTMLElement>(null);
  return (
    <figure className="mt-2 min-w-0">
      <HeatPicture
        label={INSPECTOR.heat(name)}
        layer={layer}
        unit={unit}
        testId="unit-heat"
        className="aspect-square w-full max-w-64 border border-line"
        onDrawn={(plane, values) => {
          if (caption.current !== null) {
            writeText(caption.current, captionOf(plane, layer, values));
          }
        }}
      />
      <figcaption ref={caption} className="mt-1 text-2xs text-soft" />
    </figure>
  );
}

interface HeatPictureProps {
  /** Null where the picture says nothing new. */
  readonly label: string | null;
  readonly layer: number;
  readonly unit: number;
  readonly testId: string;
  readonly className: string;
  readonly onDrawn?: (plane: Plane, values: Float32Array) => void;
}

export function HeatPicture(props: HeatPictureProps) {
  const { label, layer, unit, testId, className, onDrawn } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(canvas);
  const [image] = useState(() => document.createElement("canvas"));
  const { resolvedTheme } = useTheme();
  useOnPlane(
    (plane) => {
      const values = plane.unitValues(layer, unit);
      if (canvas.current !== null && values !== null && values.length === plane.size ** 2) {
        drawUnit(canvas.current, image, { plane, layer, values }, size);
        onDrawn?.(plane, values);
      }
    },
    [layer, unit, size, resolvedTheme],
  );
  return label === null ? (
    <canvas ref={canvas} data-testid={testId} className={className} />
  ) : (
    <canvas ref={canvas} role="img" aria-label={label} data-testid={testId} className={className} />
  );
}

/** Below the centre every fourth diagonal of cells is darker: colour is not the only sign. */
const HATCH_EVERY = 4;
const HATCH_ALPHA = 90;

interface UnitPlane {
  readonly plane: Plane;
  readonly layer: number;
  readonly values: Float32Array;
}

function drawUnit(
  canvas: HTMLCanvasElement,
  image: HTMLCanvasElement,
  { plane, layer, values }: UnitPlane,
  size: Size,
): void {
  const context = beginDrawing(canvas, size.widthPx, size.heightPx);
  if (context === null) {
    return;
  }
  const colours = readColours(canvas, ["negative", "zero", "positive", "ink", "paper"]);
  const scale = unitHeatScale(plane, layer, values);
  const pixels = heatPixels(values, scale, {
    negative: rgbOf(colours.negative),
    positive: rgbOf(colours.positive),
  });
  for (let at = 0; at < values.length; at++) {
    const isHatched = ((at % plane.size) + Math.floor(at / plane.size)) % HATCH_EVERY === 0;
    if (isHatched && (values[at] ?? Number.NaN) < scale.centre) {
      pixels.set([...rgbOf(colours.ink), HATCH_ALPHA], 4 * at);
    }
  }
  image.width = plane.size;
  image.height = plane.size;
  image.getContext("2d")?.putImageData(new ImageData(pixels, plane.size, plane.size), 0, 0);
  context.globalAlpha = 0.7;
  context.drawImage(image, 0, 0, size.widthPx, size.heightPx);
  context.globalAlpha = 1;
  const { x, y } = plane.area;
  context.lineWidth = 1;
  for (const point of plane.scatter.points) {
    context.beginPath();
    traceMark(
      context,
      point.mark.shape,
      ((point.x - x[0]) / (x[1] - x[0])) * size.widthPx,
      ((y[1] - point.y) / (y[1] - y[0])) * size.heightPx,
      2,
    );
    context.strokeStyle = colours.paper;
    context.stroke();
    context.fillStyle = point.isTest ? colours.paper : colours[point.mark.colour];
    context.fill();
  }
  canvas.dataset["step"] = String(plane.step);
  canvas.dataset["corner"] = String(values[0] ?? "");
}

function captionOf(plane: Plane, layer: number, values: Float32Array): string {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const { centre } = unitHeatScale(plane, layer, values);
  return [
    INSPECTOR.heatOf(...plane.scatter.names, formatShort(low, 3), formatShort(high, 3)),
    INSPECTOR.heatCentre(formatShort(centre)),
    INSPECTOR.gradientAt(formatCount(plane.step)),
  ].join("; ");
}
