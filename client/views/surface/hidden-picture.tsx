"use client";

import { useTheme } from "next-themes";
import { type RefObject, useRef, useState } from "react";
import { SURFACE } from "#client/text/en/surface.ts";
import { type Size, useSize } from "#client/ui/use-size.ts";
import { drawScatter } from "#client/views/data/draw-scatter.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { RowEvaluator } from "#client/views/moment/row-evaluator.ts";
import { useMomentAtEase } from "#client/views/moment/use-moment-at-ease.ts";
import type { Plane } from "#client/views/plane/plane-feed.ts";
import { useOnPlane } from "#client/views/plane/use-on-plane.ts";
import { drawMesh } from "#client/views/surface/draw-mesh.ts";
import { hiddenMesh } from "#client/views/surface/hidden-mesh.ts";
import {
  hiddenScatter,
  pairWithin,
  rowsInSight,
  type UnitPair,
} from "#client/views/surface/hidden-scatter.ts";
import { surfaceLook } from "#client/views/surface/surface-look.ts";

interface HiddenPictureProps {
  readonly pair: UnitPair;
}

/** The rows of the data where two units put them. */
export function HiddenRows({ pair, cost }: HiddenPictureProps & { readonly cost: number }) {
  const picture = usePicture(pair);
  useMomentAtEase((moment) => picture.draw(moment, null), cost, picture.dependencies);
  return <Picture canvas={picture.canvas} />;
}

/** The same, with the plane that these two units fold behind the rows. */
export function HiddenPlane({ pair }: HiddenPictureProps) {
  const picture = usePicture(pair);
  useOnPlane((plane) => picture.draw(plane.moment, plane), picture.dependencies);
  return <Picture canvas={picture.canvas} />;
}

interface PictureInHand {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly dependencies: readonly unknown[];
  readonly draw: (moment: Moment, plane: Plane | null) => void;
}

function usePicture(pair: UnitPair): PictureInHand {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  const size = useSize(canvas);
  const [evaluator] = useState(() => new RowEvaluator());
  return {
    canvas,
    dependencies: [pair.layer, pair.across, pair.up, size, resolvedTheme],
    draw: (moment, plane) => {
      if (canvas.current !== null) {
        drawHidden(canvas.current, evaluator, { moment, plane, pair, size });
      }
    },
  };
}

interface Drawn {
  readonly moment: Moment;
  readonly plane: Plane | null;
  readonly pair: UnitPair;
  readonly size: Size;
}

function drawHidden(
  canvas: HTMLCanvasElement,
  evaluator: RowEvaluator,
  { moment, plane, pair, size }: Drawn,
): void {
  const { settings, dataset } = moment;
  const rows = rowsInSight(settings, dataset);
  const shown = pairWithin(settings, pair);
  const layer = evaluator.at(moment, 0, rows).activations[shown.layer];
  if (layer === undefined) {
    return;
  }
  const scatter = hiddenScatter(moment, shown, layer);
  const mesh = plane && hiddenMesh(plane, shown);
  drawScatter(canvas, scatter, size, (context, axes) => {
    if (plane !== null && mesh !== null) {
      drawMesh(context, axes, mesh, plane, surfaceLook(settings, dataset, 0));
    }
  });
  const label = mesh === null ? SURFACE.hiddenLabel : SURFACE.hiddenPlaneLabel;
  canvas.setAttribute("aria-label", label(rows, ...scatter.names));
  canvas.dataset["value"] = String(moment.step);
  canvas.dataset["left"] = String(plane?.area.x[0] ?? "");
  canvas.dataset["plane"] = mesh === null ? "" : `${mesh.xs[0]} ${mesh.ys[0]}`;
}

function Picture({ canvas }: { readonly canvas: RefObject<HTMLCanvasElement | null> }) {
  return (
    <div className="relative mx-auto aspect-square w-full max-w-80">
      <canvas
        ref={canvas}
        role="img"
        aria-label={SURFACE.hidden}
        data-testid="hidden-picture"
        className="absolute inset-0 h-full w-full"
      />
    </div>
  );
}
