"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatShort } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { NetworkLegend } from "#client/views/network/network-legend.tsx";
import { NetworkPicture } from "#client/views/network/network-picture.tsx";
import { useRowChoice } from "#client/views/outputs/row-choice.tsx";
import type { TrainingSettings } from "#engine/settings.ts";

/** The picture of the network, with the choice of the data row that runs through it. */
export function NetworkPanel() {
  const settings = useSession((state) => state.settingsInForce);
  return (
    <section aria-labelledby="network-title" className="flex min-w-0 flex-col">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h2 id="network-title" className="eyebrow">
          {text.network.title}
        </h2>
        {settings === null ? null : <RowSelector settings={settings} />}
      </div>
      <div className="relative mt-1 h-[17.5rem] md:h-[21rem] 3xl:h-[24rem]">
        {settings === null ? (
          <div className="skeleton absolute inset-0" />
        ) : (
          <Picture settings={settings} />
        )}
      </div>
      <NetworkLegend />
    </section>
  );
}

function Picture({ settings }: { readonly settings: TrainingSettings }) {
  const { row } = useRowChoice();
  return <NetworkPicture settings={settings} row={clampRow(row, settings)} />;
}

function RowSelector({ settings }: { readonly settings: TrainingSettings }) {
  const { row, setRow } = useRowChoice();
  const shown = clampRow(row, settings);
  const count = settings.data.rows.length;
  const inputs = settings.data.rows[shown]?.slice(0, settings.data.inputs.length) ?? [];
  const move = (by: number) => setRow((shown + by + count) % count);
  return (
    <div className="flex min-w-0 items-center">
      <IconButton label={text.network.previousRow} size="small" onClick={() => move(-1)}>
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <p
        className="min-w-0 truncate px-1 text-soft text-xs"
        aria-live="polite"
        data-testid="shown-row"
        data-value={shown + 1}
      >
        {text.network.row} <span className="num text-ink">{shown + 1}</span>
        <span className="num">
          {" "}
          (
          {inputs
            .slice(0, 4)
            .map((value) => formatShort(value))
            .join(", ")}
          {inputs.length > 4 ? ", …" : ""})
        </span>
      </p>
      <IconButton label={text.network.nextRow} size="small" onClick={() => move(1)}>
        <ChevronRight size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

function clampRow(row: number, settings: TrainingSettings): number {
  return Math.min(row, settings.data.rows.length - 1);
}
