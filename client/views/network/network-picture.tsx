"use client";

import { useTheme } from "next-themes";
import { useMemo, useRef, useState } from "react";
import { longestName, nameWidthPx } from "#client/draw/name-lines.ts";
import { type LayerPlace, layoutNetwork } from "#client/draw/network-layout.ts";
import { inputUnitNames } from "#client/draw/unit-names.ts";
import { text } from "#client/text/en.ts";
import { useSize } from "#client/ui/use-size.ts";
import { useStill } from "#client/ui/use-still.ts";
import { rowCountOf } from "#client/views/moment/data-rows.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { RowEvaluator } from "#client/views/moment/row-evaluator.ts";
import { useOnMoment } from "#client/views/moment/use-moment.tsx";
import { drawEdges } from "#client/views/network/draw-edges.ts";
import { NetworkNodes } from "#client/views/network/network-nodes.tsx";
import { writeNodes } from "#client/views/network/write-nodes.ts";
import { outputNames } from "#engine/data/columns.ts";
import { layerWidths } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface NetworkPictureProps {
  readonly settings: TrainingSettings;
  /** The data row whose values stand in the units, from 0. */
  readonly row: number;
  readonly className?: string;
}

/** The network from left to right, with its weights as lines and a row's values in the units. */
export function NetworkPicture({ settings, row, className }: NetworkPictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const nodes = useRef<SVGSVGElement>(null);
  const size = useSize(box);
  const isStill = useStill();
  const { resolvedTheme } = useTheme();
  const [evaluator] = useState(() => new RowEvaluator());
  const widths = layerWidths(settings).join("-");
  const sides = sidesOf(settings, longestName(size.widthPx));
  const places = useMemo(
    () => placesOf(widths, size, sides.leftPx, sides.rightPx),
    [widths, size, sides.leftPx, sides.rightPx],
  );

  useOnMoment(
    (moment: Moment) => {
      if (layerWidths(moment.settings).join("-") !== widths || size.widthPx === 0) {
        return;
      }
      if (canvas.current !== null) {
        drawEdges(canvas.current, places, moment, size, isStill);
      }
      if (nodes.current !== null) {
        const shown = Math.min(row, rowCountOf(moment.dataset) - 1);
        const { activations } = evaluator.at(moment, shown, shown + 1);
        writeNodes(nodes.current, places, activations);
      }
    },
    [places, row, size, isStill, resolvedTheme, widths],
  );

  return (
    <div
      ref={box}
      role="img"
      aria-label={text.network.pictureLabel(layerWidths(settings))}
      className={className ?? "relative h-full w-full"}
      data-testid="network-picture"
    >
      <canvas ref={canvas} className="absolute inset-0 h-full w-full" />
      {size.widthPx > 0 ? (
        <NetworkNodes ref={nodes} places={places} settings={settings} size={size} />
      ) : null}
    </div>
  );
}

/** Names of columns stand outside of the picture's first and last layer. */
function sidesOf(
  settings: TrainingSettings,
  longest: number,
): {
  readonly leftPx: number;
  readonly rightPx: number;
} {
  const widestPx = (names: readonly string[]) =>
    names.length > NAMED_UNITS
      ? 0
      : Math.max(0, ...names.map((name) => nameWidthPx(name, longest)));
  return {
    leftPx: CIRCLE_PX + widestPx(inputUnitNames(settings)),
    rightPx: CIRCLE_PX + widestPx(outputNames(settings)),
  };
}

/** The largest circle's half, and the air around it. */
const CIRCLE_PX = 32;
/** More units than this are drawn small or in groups. */
const NAMED_UNITS = 16;

function placesOf(
  widths: string,
  size: { readonly widthPx: number; readonly heightPx: number },
  leftPx: number,
  rightPx: number,
): readonly LayerPlace[] {
  return layoutNetwork(widths.split("-").map(Number), {
    ...size,
    leftPx,
    rightPx,
    topPx: 42,
    bottomPx: 10,
  });
}
