"use client";

import { Minus, Plus } from "lucide-react";
import { useRef } from "react";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { useSize } from "#client/ui/use-size.ts";
import { useNetworkPlaces } from "#client/views/network/use-network-places.ts";
import {
  withLayerAdded,
  withLayerRemoved,
  withUnits,
} from "#client/views/settings/changes/choose-network.ts";
import { useSetting } from "#client/views/settings/use-setting.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

/** Layers closer than this have their buttons one above the other. */
const TIGHT_PX = 84;

/** More or fewer layers and units, for the next run. */
export function LayerControls({ settings }: { readonly settings: TrainingSettings }) {
  const box = useRef<HTMLDivElement>(null);
  const places = useNetworkPlaces(settings, useSize(box));
  const all = useSetting("layers");
  const hidden = settings.layers.slice(0, -1);
  const apartPx = (places[1]?.xPx ?? 0) - (places[0]?.xPx ?? 0);
  const isTight = apartPx < TIGHT_PX;
  const widest = text.settings.layerName(hidden.length);
  return (
    <div className="min-w-0" data-testid="layer-controls">
      <div ref={box} className={classNames("relative", isTight ? "h-[4.75rem]" : "h-7")}>
        {hidden.map((_, index) => (
          <div
            // A layer is its place in the row of layers.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            className="-translate-x-1/2 absolute top-0"
            style={{ left: places[index + 1]?.xPx ?? 0 }}
          >
            <UnitsControl settings={settings} index={index} isTight={isTight} />
          </div>
        ))}
      </div>
      <div className="flex items-center justify-center gap-1 text-soft text-xs">
        <IconButton
          label={hidden.length === 0 ? INSPECTOR.noLayer : text.settings.removeLayer(widest)}
          size="small"
          disabled={hidden.length === 0}
          data-testid="picture-fewer-layers"
          onClick={() => all.commitSettings(withLayerRemoved(settings, hidden.length - 1))}
        >
          <Minus size={13} aria-hidden />
        </IconButton>
        <span className={classNames(all.waits && "font-semibold text-accent")}>
          {INSPECTOR.hiddenLayers(hidden.length)}
        </span>
        <IconButton
          label={INSPECTOR.addLayer}
          size="small"
          disabled={hidden.length >= LIMITS.hiddenLayers}
          data-testid="picture-more-layers"
          onClick={() => all.commitSettings(withLayerAdded(settings))}
        >
          <Plus size={13} aria-hidden />
        </IconButton>
        {all.waits ? <span className="text-2xs">{INSPECTOR.nextRun}</span> : null}
      </div>
      <Refusal words={all.refusal} />
    </div>
  );
}

interface UnitsControlProps {
  readonly settings: TrainingSettings;
  /** Of the hidden layer, from 0. */
  readonly index: number;
  readonly isTight: boolean;
}

function UnitsControl({ settings, index, isTight }: UnitsControlProps) {
  const setting = useSetting(`layers[${index}].units`);
  const units = settings.layers[index]?.units ?? 1;
  const name = text.settings.layerName(index + 1);
  const choose = (count: number) => setting.commitSettings(withUnits(settings, index, count));
  return (
    <div
      className={classNames(
        "relative flex items-center rounded-md bg-sunken",
        isTight ? "w-7 flex-col-reverse" : "h-7",
        setting.isUnconfirmed && "opacity-60",
      )}
    >
      <IconButton
        label={text.settings.fewerUnits(name)}
        size="small"
        disabled={units <= 1}
        data-testid={`picture-fewer-units-${index + 1}`}
        onClick={() => choose(units - 1)}
      >
        <Minus size={13} aria-hidden />
      </IconButton>
      <span
        className={classNames(
          "num min-w-5 text-center text-xs",
          setting.waits && "font-semibold text-accent underline",
        )}
        title={setting.waits ? INSPECTOR.nextRun : undefined}
        data-testid={`picture-units-${index + 1}`}
        data-value={units}
      >
        {units}
      </span>
      <IconButton
        label={text.settings.moreUnits(name)}
        size="small"
        disabled={units >= LIMITS.unitsPerLayer}
        data-testid={`picture-more-units-${index + 1}`}
        onClick={() => choose(units + 1)}
      >
        <Plus size={13} aria-hidden />
      </IconButton>
      {setting.refusal === null ? null : (
        <div className="-translate-x-1/2 absolute top-full left-1/2 z-10 w-44 rounded-md bg-raised px-2 pb-1 shadow-lift">
          <Refusal words={setting.refusal} />
        </div>
      )}
    </div>
  );
}

function Refusal({ words }: { readonly words: string | null }) {
  return words === null ? null : (
    <p role="alert" className="mt-1 text-2xs text-alarm">
      {words}
    </p>
  );
}
