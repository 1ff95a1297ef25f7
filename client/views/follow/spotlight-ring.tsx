"use client";

import { biasMarkPlace } from "#client/draw/bias-mark.ts";
import type { LayerPlace, NodePlace } from "#client/draw/network-layout.ts";
import type { NetworkPart } from "#client/draw/network-part.ts";
import { spotlightParts } from "#client/views/follow/spotlight-words.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Spotlight } from "#protocol/presentation.ts";

interface SpotlightRingProps {
  readonly spotlight: Spotlight;
  readonly places: readonly LayerPlace[];
  readonly settings: TrainingSettings;
}

/** What who presents points at, ringed in the network's picture of every screen that follows. */
export function SpotlightRing({ spotlight, places, settings }: SpotlightRingProps) {
  const parts = spotlightParts(spotlight, settings);
  return (
    <svg
      aria-hidden
      data-testid="spotlight"
      data-value={JSON.stringify(spotlight)}
      // Every other spotlight comes anew.
      key={JSON.stringify(spotlight)}
      className="arrive pointer-events-none absolute inset-0 h-full w-full overflow-visible"
    >
      {parts.map((part) => (
        <Ring key={JSON.stringify(part)} part={part} places={places} />
      ))}
    </svg>
  );
}

interface RingProps {
  readonly part: NetworkPart;
  readonly places: readonly LayerPlace[];
}

function Ring({ part, places }: RingProps) {
  const node = nodeOf(places, part.layer, part.unit);
  if (node === null) {
    return null;
  }
  if (part.kind === "weight") {
    const from = nodeOf(places, part.layer - 1, part.from);
    return from === null ? null : <LineRing from={from} to={node} />;
  }
  const { xPx, yPx } = part.kind === "bias" ? biasMarkPlace(node) : node;
  const radiusPx = part.kind === "bias" ? 10 : node.radiusPx + 7;
  return (
    <>
      <circle cx={xPx} cy={yPx} r={radiusPx} className="fill-none stroke-paper" strokeWidth={5} />
      <circle
        cx={xPx}
        cy={yPx}
        r={radiusPx}
        className="fill-none stroke-accent"
        strokeWidth={2.5}
      />
    </>
  );
}

/** A long ring around a line, clear of the numbers in the units at its ends. */
function LineRing({ from, to }: { readonly from: NodePlace; readonly to: NodePlace }) {
  const x1 = from.xPx + from.radiusPx;
  const x2 = to.xPx - to.radiusPx;
  const length = Math.hypot(x2 - x1, to.yPx - from.yPx);
  const degrees = (Math.atan2(to.yPx - from.yPx, x2 - x1) * 180) / Math.PI;
  const box = { x: 3, y: -9, width: Math.max(18, length - 6), height: 18, rx: 9 };
  return (
    <g transform={`translate(${x1} ${from.yPx}) rotate(${degrees})`}>
      <rect {...box} className="fill-none stroke-paper" strokeWidth={5} />
      <rect {...box} className="fill-none stroke-accent" strokeWidth={2.5} />
    </g>
  );
}

/** The circle that stands for a unit, alone or in a group. */
function nodeOf(places: readonly LayerPlace[], layer: number, unit: number): NodePlace | null {
  return places[layer]?.nodes.find(({ from, to }) => from <= unit && unit < to) ?? null;
}
