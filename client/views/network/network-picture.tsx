"use client";

import { useMemo, useRef, useState } from "react";
import type { LayerPlace, NodePlace } from "#client/draw/network-layout.ts";
import { isSamePart, type NetworkPart } from "#client/draw/network-part.ts";
import { text } from "#client/text/en.ts";
import { lazily } from "#client/ui/lazily.tsx";
import { useSize } from "#client/ui/use-size.ts";
import { useStill } from "#client/ui/use-still.ts";
import { A_TURN } from "#client/views/moment/at-ease.ts";
import { rowCountOf } from "#client/views/moment/data-rows.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { RowEvaluator } from "#client/views/moment/row-evaluator.ts";
import { useMomentAtEase } from "#client/views/moment/use-moment-at-ease.ts";
import { emphasisOf, type NumbersChoice } from "#client/views/network/emphasis.ts";
import { NetworkNodes } from "#client/views/network/network-nodes.tsx";
import { PictureOverlays } from "#client/views/network/picture-overlays.tsx";
import { PictureSurface } from "#client/views/network/picture-surface.tsx";
import { useDrawnEdges } from "#client/views/network/use-drawn-edges.ts";
import { useNetworkPlaces } from "#client/views/network/use-network-places.ts";
import { writeNodes } from "#client/views/network/write-nodes.ts";
import { hasPlane } from "#client/views/plane/plane-grid.ts";
import { layerWidths } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

const HeatMaps = lazily(async () => (await import("#client/views/network/heat-maps.tsx")).HeatMaps);

const RowStrips = lazily(
  async () => (await import("#client/views/network/row-strips.tsx")).RowStrips,
);

const UnitPeek = lazily(async () => (await import("#client/views/network/unit-peek.tsx")).UnitPeek);

interface NetworkPictureProps {
  readonly settings: TrainingSettings;
  /** The data row whose values stand in the units, from 0. */
  readonly row: number;
  readonly className?: string;
  /** Absent where the picture is only looked at. */
  readonly interaction?: PictureInteraction;
}

interface PictureInteraction {
  readonly chosen: NetworkPart | null;
  readonly pointed: NetworkPart | null;
  /** Pointed at in another view. */
  readonly lit: readonly NetworkPart[];
  readonly numbers: NumbersChoice;
  readonly onChoose: (part: NetworkPart) => void;
  readonly onPoint: (part: NetworkPart | null) => void;
}

/** The network from left to right, with its weights as lines and a row's values in the units. */
export function NetworkPicture({ settings, row, className, interaction }: NetworkPictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const nodes = useRef<SVGSVGElement>(null);
  const size = useSize(box);
  const isStill = useStill();
  const [evaluator] = useState(() => new RowEvaluator());
  const widths = layerWidths(settings).join("-");
  const hasHeat = hasPlane(settings.data);
  const places = useNetworkPlaces(settings, size);
  const { chosen = null, pointed = null, lit = NOTHING, numbers = "none" } = interaction ?? {};
  const emphasis = useMemo(
    () => emphasisOf(places, { chosen, pointed, lit }, numbers, settings.bias),
    [places, chosen, pointed, lit, numbers, settings.bias],
  );

  useMomentAtEase(
    (moment: Moment) => {
      if (layerWidths(moment.settings).join("-") !== widths || size.widthPx === 0) {
        return;
      }
      if (nodes.current !== null) {
        const shown = Math.min(row, rowCountOf(moment.dataset) - 1);
        const { activations } = evaluator.at(moment, shown, shown + 1);
        writeNodes(nodes.current, places, activations, hasHeat);
      }
    },
    A_TURN,
    [places, row, size, widths, hasHeat],
  );
  useDrawnEdges(canvas, { places, size, isStill, emphasis, widths });

  const peeked = isSamePart(pointed, chosen) ? null : peekedAt(places, pointed);
  const drawing = (
    <>
      <canvas ref={canvas} className="absolute inset-0 h-full w-full" />
      {hasHeat && size.widthPx > 0 ? <HeatMaps places={places} size={size} /> : null}
      {size.widthPx > 0 ? (
        <NetworkNodes
          ref={nodes}
          places={places}
          settings={settings}
          size={size}
          hasHeat={hasHeat}
        />
      ) : null}
      {!hasHeat && size.widthPx > 0 ? <RowStrips places={places} size={size} row={row} /> : null}
      {size.widthPx > 0 ? (
        <PictureOverlays places={places} size={size} settings={settings} row={row} />
      ) : null}
    </>
  );
  return interaction === undefined ? (
    <div
      ref={box}
      role="img"
      aria-label={text.network.pictureLabel(layerWidths(settings))}
      className={className ?? "relative h-full w-full"}
      data-testid="network-picture"
    >
      {drawing}
    </div>
  ) : (
    <PictureSurface ref={box} places={places} settings={settings} {...interaction}>
      {drawing}
      {peeked === null ? null : <UnitPeek settings={settings} row={row} size={size} {...peeked} />}
    </PictureSurface>
  );
}

const NOTHING: readonly NetworkPart[] = [];

/** The unit that is pointed at, where it has a picture of its own; groups have none. */
function peekedAt(
  places: readonly LayerPlace[],
  pointed: NetworkPart | null,
): { readonly layer: number; readonly node: NodePlace } | null {
  const place = pointed?.kind === "unit" ? places[pointed.layer] : undefined;
  const node = place?.nodes.find(({ from }) => from === pointed?.unit);
  return pointed === null || place === undefined || node === undefined || place.grain === "group"
    ? null
    : { layer: pointed.layer, node };
}
