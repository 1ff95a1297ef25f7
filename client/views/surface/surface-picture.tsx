"use client";

import { useTheme } from "next-themes";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { readColours } from "#client/draw/canvas-surface.ts";
import { useCanvasPen } from "#client/pictures/use-picture-pen.ts";
import { SURFACE } from "#client/text/en/surface.ts";
import { useSize } from "#client/ui/use-size.ts";
import type { Plane } from "#client/views/plane/plane-feed.ts";
import { useOnPlane } from "#client/views/plane/use-on-plane.ts";
import { drawPoints } from "#client/views/surface/draw-points.ts";
import { drawSurface, SURFACE_COLOURS } from "#client/views/surface/draw-surface.ts";
import { outputValues, type SurfaceLook, surfaceLook } from "#client/views/surface/surface-look.ts";
import {
  crosshairAfter,
  type PlanePoint,
  surfacePlot,
  tidyPoint,
} from "#client/views/surface/surface-plot.ts";
import { SurfaceWriter } from "#client/views/surface/surface-writer.ts";

interface SurfacePictureProps {
  /** Of the two inputs. */
  readonly names: readonly [across: string, up: string];
  readonly hasTest: boolean;
  readonly isDiscrete: boolean;
  /** Which output, where each is a number of its own. */
  readonly unit: number;
}

/** The surface, the points on it, and a crosshair for pointer and keys. */
export function SurfacePicture({ names, hasTest, isDiscrete, unit }: SurfacePictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const answer = useRef<HTMLParagraphElement>(null);
  const step = useRef<HTMLSpanElement>(null);
  const plane = useRef<Plane | null>(null);
  const [point, setPoint] = useState<PlanePoint | null>(null);
  const [writer] = useState(() => new SurfaceWriter());
  useOnPlane(
    (newest) => {
      plane.current = newest;
      if (box.current !== null && answer.current !== null && step.current !== null) {
        const words = { box: box.current, answer: answer.current, step: step.current };
        writer.write(words, newest, point);
        placeCrosshair(box.current, newest, point);
      }
    },
    [point],
  );

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    if (plane.current !== null) {
      const { area } = plane.current;
      const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
      const { across, up } = surfacePlot({ widthPx: width, heightPx: height }, area);
      const x = across.valueFromPx(event.clientX - left);
      setPoint(tidyPoint(area, { x, y: up.valueFromPx(event.clientY - top) }));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = plane.current && crosshairAfter(event, point, plane.current.area);
    if (plane.current !== null && next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      setPoint(next);
    }
  };
  return (
    <>
      <div
        ref={box}
        role="slider"
        tabIndex={0}
        aria-label={SURFACE.crosshair(names[0], names[1])}
        aria-valuenow={point?.x ?? 0}
        data-testid="surface"
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={(event) => event.pointerType === "mouse" && setPoint(null)}
        onKeyDown={onKeyDown}
        className="relative mx-auto aspect-square w-full max-w-96 touch-pan-y"
      >
        <SurfaceCanvas isDiscrete={isDiscrete} unit={unit} />
        <PointsCanvas hasTest={hasTest} />
        <span data-crosshair="x" hidden className={`${HAIR} w-px`} />
        <span data-crosshair="y" hidden className={`${HAIR} h-px`} />
      </div>
      <p className="flex min-h-8 flex-wrap justify-between gap-x-3 text-2xs text-soft">
        <span ref={answer} data-testid="surface-answer" className="text-balance text-ink" />
        <span ref={step} data-testid="surface-step" className="num" />
      </p>
    </>
  );
}

const HAIR = "pointer-events-none absolute bg-ink";

/** Two hairlines through the whole picture; they move without React. */
function placeCrosshair(box: HTMLElement, { area }: Plane, point: PlanePoint | null): void {
  if (point === null) {
    for (const hair of box.querySelectorAll<HTMLElement>("[data-crosshair]")) {
      hair.hidden = true;
    }
    return;
  }
  const plot = surfacePlot({ widthPx: box.clientWidth, heightPx: box.clientHeight }, area);
  const place = (name: "x" | "y", at: Readonly<Record<"left" | "top" | "size", number>>) => {
    const hair = box.querySelector<HTMLElement>(`[data-crosshair=${name}]`);
    if (hair !== null) {
      hair.hidden = false;
      hair.style.left = `${at.left}px`;
      hair.style.top = `${at.top}px`;
      hair.style[name === "x" ? "height" : "width"] = `${at.size}px`;
    }
  };
  const [left, top] = [plot.across.pxFromValue(point.x), plot.up.pxFromValue(point.y)];
  place("x", { left, top: plot.topPx, size: plot.heightPx });
  place("y", { left: plot.leftPx, top, size: plot.widthPx });
}

function SurfaceCanvas({ isDiscrete, unit }: Pick<SurfacePictureProps, "isDiscrete" | "unit">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  const size = useSize(canvas);
  const { pen, wish } = useCanvasPen(canvas);
  useOnPlane(
    (plane) => {
      if (canvas.current === null) {
        return;
      }
      const look = surfaceLook(plane.moment.settings, plane.moment.dataset, unit);
      const colours = readColours(canvas.current, SURFACE_COLOURS);
      const { area } = plane;
      const outputs = lookedAt(plane, look);
      const drawing = { box: size, area, size: plane.size, outputs, look, isDiscrete, colours };
      const wanted = wish(size, {
        picture: { kind: "surface", drawing },
        drawHere: (context) => drawSurface(context, drawing),
      });
      if (wanted !== null) {
        pen.show(wanted);
      }
    },
    [isDiscrete, unit, size, resolvedTheme],
  );
  return <canvas ref={canvas} className="absolute inset-0 h-full w-full" />;
}

/** Of the outputs those that are drawn, without the rest of the plane that they are a part of. */
function lookedAt(plane: Plane, look: SurfaceLook): readonly Float32Array[] {
  return look.kind === "classes"
    ? Array.from({ length: look.count }, (_, output) => outputValues(plane, output).slice())
    : [outputValues(plane, look.kind === "number" ? look.unit : 0).slice()];
}

/** The rows do not change while the network learns: they are drawn once. */
function PointsCanvas({ hasTest }: Pick<SurfacePictureProps, "hasTest">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<readonly unknown[]>([]);
  const { resolvedTheme } = useTheme();
  const size = useSize(canvas);
  useOnPlane(
    ({ scatter }) => {
      const wanted = [scatter, hasTest, size, resolvedTheme];
      if (canvas.current !== null && !wanted.every((part, i) => part === drawn.current[i])) {
        drawPoints(canvas.current, scatter, hasTest, size);
        drawn.current = wanted;
      }
    },
    [hasTest, size, resolvedTheme],
  );
  return <canvas ref={canvas} className="absolute inset-0 h-full w-full" />;
}
