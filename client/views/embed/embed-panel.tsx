"use client";

import { useRef } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { useSize } from "#client/ui/use-size.ts";
import type { EmbedPanel } from "#client/views/embed/embed-address.ts";
import { LossPanel } from "#client/views/loss/loss-panel.tsx";
import { NetworkPanel } from "#client/views/network/network-panel.tsx";
import { NetworkPicture } from "#client/views/network/network-picture.tsx";
import { useRowChoice } from "#client/views/outputs/row-choice.tsx";

const Results = lazily(
  async () => (await import("#client/views/outputs/results.tsx")).Results,
  <div className="skeleton h-24" />,
);
const MatricesPanel = lazily(
  async () => (await import("#client/views/matrices/matrices-panel.tsx")).MatricesPanel,
  <div className="skeleton h-24" />,
);

/** One panel in the place that it has; what does not fit into a picture scrolls in it. */
export function EmbedPanelBox({ panel }: { readonly panel: EmbedPanel }) {
  return panel === "network" ? (
    <NetworkBox />
  ) : (
    <div className="h-full min-h-0 min-w-0 overflow-auto px-2 pt-1 [--loss-height:max(6rem,calc(100cqh-8rem))] [container-type:size]">
      {panel === "loss" ? <LossPanel /> : panel === "outputs" ? <Results /> : <MatricesPanel />}
    </div>
  );
}

/** From this on there is room for the picture and for what one can look into. */
const ROOMY = { widthPx: 440, heightPx: 380 };

/** Small, it is the picture alone. */
function NetworkBox() {
  const box = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = useSize(box);
  const settings = useSession((state) => state.settingsInForce);
  const { row } = useRowChoice();
  const isRoomy = widthPx >= ROOMY.widthPx && heightPx >= ROOMY.heightPx;
  return (
    <div ref={box} className="h-full min-h-0 min-w-0 overflow-auto [container-type:size]">
      {isRoomy ? (
        <div className="px-2 pt-1 [--picture-height:calc(100cqh-9.5rem)]">
          <NetworkPanel />
        </div>
      ) : settings === null ? (
        <div className="skeleton m-2 h-3/4" aria-hidden />
      ) : (
        <div className="relative h-full">
          <NetworkPicture settings={settings} row={row} />
        </div>
      )}
    </div>
  );
}
