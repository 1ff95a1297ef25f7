"use client";

import { useMemo } from "react";
import { longestName, nameWidthPx } from "#client/draw/name-lines.ts";
import { type LayerPlace, layoutNetwork } from "#client/draw/network-layout.ts";
import { inputUnitNames } from "#client/draw/unit-names.ts";
import type { Size } from "#client/ui/use-size.ts";
import { outputNames } from "#engine/data/columns.ts";
import { layerWidths } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** Where the layers of a network stand in a box; the same places as long as neither changes. */
export function useNetworkPlaces(settings: TrainingSettings, size: Size): readonly LayerPlace[] {
  const widths = layerWidths(settings).join("-");
  const { leftPx, rightPx } = sidesOf(settings, longestName(size.widthPx));
  return useMemo(() => placesOf(widths, size, leftPx, rightPx), [widths, size, leftPx, rightPx]);
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
    topPx: 47,
    bottomPx: 10,
  });
}
