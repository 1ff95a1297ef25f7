"use client";

import { startTransition, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { hasPart, type NetworkPart } from "#client/draw/network-part.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { lazily } from "#client/ui/lazily.tsx";
import { Term } from "#client/ui/term.tsx";
import { pageFocus } from "#client/views/follow/page-focus.ts";
import { RunHistory } from "#client/views/inspector/run-history.ts";
import { rowCountOf } from "#client/views/moment/data-rows.ts";
import { useMomentNote } from "#client/views/moment/use-moment.tsx";
import { LayerControlsPlace } from "#client/views/network/layer-controls-place.tsx";
import { linkedParts } from "#client/views/network/linked-parts.ts";
import { NetworkLegend } from "#client/views/network/network-legend.tsx";
import { NetworkPicture } from "#client/views/network/network-picture.tsx";
import { NumbersSegments, useNumbersChoice } from "#client/views/network/numbers-choice.tsx";
import { RowSelector } from "#client/views/network/row-selector.tsx";
import { useRowChoice } from "#client/views/outputs/row-choice.tsx";
import { hasPlane } from "#client/views/plane/plane-grid.ts";
import { useKeys } from "#client/views/transport/use-keys.ts";
import { networkLayers } from "#engine/network.ts";
import type { TrainingSettings } from "#engine/settings.ts";

const Inspector = lazily(
  async () => (await import("#client/views/inspector/inspector.tsx")).Inspector,
);

/** The picture of the network, with the choice of the data row that runs through it. */
export function NetworkPanel() {
  const settings = useSession((state) => state.settingsInForce);
  const dataset = useSession((state) => state.dataset);
  const [numbers, setNumbers] = useNumbersChoice();
  const { row } = useRowChoice();
  const isLive = useSession(({ kind }) => kind === "live");
  const mayHaveStrips = settings === null || !hasPlane(settings.data);
  const strips = dataset === null ? "unknown" : { row, count: rowCountOf(dataset) };
  return (
    <section aria-labelledby="network-title" className="@container flex min-w-0 flex-col">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h2 id="network-title" className="eyebrow">
          <Term of="network" isStop>
            {text.network.title}
          </Term>
        </h2>
        {settings === null || dataset === null ? null : (
          <RowSelector settings={settings} dataset={dataset} />
        )}
      </div>
      {settings === null ? (
        // With the place of the layers' controls: nothing below is pushed down by them.
        <div className={classNames("mt-1", isLive && "mb-14")}>
          <div className={classNames("relative", PICTURE_HEIGHT)}>
            <div className="skeleton absolute inset-0" />
          </div>
        </div>
      ) : (
        <Picture settings={settings} numbers={numbers} />
      )}
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <NetworkLegend
          hasBiases={settings?.bias ?? false}
          strips={mayHaveStrips ? strips : null}
          isPressable
        />
        <NumbersSegments value={numbers} onChange={setNumbers} />
      </div>
    </section>
  );
}

/** What is around it says how high. */
const PICTURE_HEIGHT = "h-[var(--picture-height,17.5rem)]";

const NOTHING: readonly NetworkPart[] = [];

interface PictureProps {
  readonly settings: TrainingSettings;
  readonly numbers: "none" | "unit" | "all";
}

/** The picture, and beside it (below it on a phone) what one looks into. */
function Picture({ settings, numbers }: PictureProps) {
  const { row } = useRowChoice();
  const [chosen, setChosen] = useState<NetworkPart | null>(null);
  const [pointed, setPointed] = useState<NetworkPart | null>(null);
  const lit = useStore(linkedParts, (linked) => linked.lit);
  const box = useRef<HTMLDivElement>(null);
  const history = useRunHistory();
  // Another run may have another network.
  const layers = networkLayers(settings);
  const inNetwork = (part: NetworkPart | null) =>
    part !== null && hasPart(layers, part) ? part : null;
  const part = inNetwork(chosen);
  const close = () => {
    if (document.activeElement?.closest("[data-testid=inspector]") !== null) {
      box.current?.querySelector<HTMLElement>("button[tabindex='0']")?.focus();
    }
    setPointed(null);
    setChosen(null);
  };
  useKeys(part === null ? [] : [["Escape", close]]);
  useEffect(() => pageFocus.setState({ part: pointed ?? chosen }), [pointed, chosen]);
  return (
    <div ref={box} className="mt-1 flex min-w-0 flex-col gap-3 @[40rem]:flex-row">
      <div className="min-w-0 flex-none @[40rem]:flex-1">
        <div className={classNames("relative", PICTURE_HEIGHT)}>
          <NetworkPicture
            settings={settings}
            row={row}
            interaction={{
              chosen: part,
              pointed: inNetwork(pointed),
              lit: lit.every((other) => hasPart(layers, other)) ? lit : NOTHING,
              numbers,
              onChoose: (next) => {
                // What is told of it may come after the press was seen.
                startTransition(() => setChosen(next));
                linkedParts.setState({ pointed: next });
              },
              onPoint: (next) => {
                setPointed(next);
                linkedParts.setState({ pointed: next });
              },
            }}
          />
        </div>
        <LayerControlsPlace />
      </div>
      {part === null ? null : (
        <div className="mb-2 min-w-0 shrink-0 @[40rem]:mb-0 @[40rem]:w-72">
          <Inspector
            settings={settings}
            part={part}
            row={row}
            history={history}
            onChoose={setChosen}
            onPoint={setPointed}
            onClose={close}
          />
        </div>
      )}
    </div>
  );
}

/** What this page sees of the run's weights, from its first moment on. */
function useRunHistory(): RunHistory {
  const run = useSession((state) => state.run?.id ?? "");
  const [history] = useState(() => new RunHistory());
  useMomentNote((moment) => history.record(run, moment), [history, run]);
  return history;
}
