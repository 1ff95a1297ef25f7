"use client";

import { useState } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { HISTOGRAMS } from "#client/text/en/histograms.ts";
import { Choice } from "#client/ui/choice.tsx";
import { Segments } from "#client/ui/segments.tsx";
import { HistogramMap } from "#client/views/histograms/histogram-map.tsx";
import type { BinKind } from "#client/views/histograms/histogram-plot.ts";
import { type HistogramPart, PARTS } from "#client/views/histograms/histogram-sample.ts";
import type { HistogramsPlace } from "#client/views/histograms/histograms-place.ts";
import type { TrainingSettings } from "#engine/settings.ts";

const BIN_KINDS = [
  { value: "linear", label: HISTOGRAMS.binKinds.linear },
  { value: "symlog", label: HISTOGRAMS.binKinds.symlog },
] as const;

/** How a layer's numbers are spread, step by step, under the loss and along its axis. */
export function Histograms(place: HistogramsPlace) {
  const settings = useSession((state) => state.settingsInForce);
  return settings === null ? null : <OfLayers settings={settings} {...place} />;
}

interface OfLayersProps extends HistogramsPlace {
  readonly settings: TrainingSettings;
}

function OfLayers({ settings, control, rightPx }: OfLayersProps) {
  const [wantedLayer, setLayer] = useState(0);
  const [wantedPart, setPart] = useState<HistogramPart>("weights");
  const [kind, setKind] = useState<BinKind>("linear");
  const last = settings.layers.length - 1;
  // Another run may have fewer layers, or no biases.
  const layer = Math.min(wantedLayer, last);
  const parts = PARTS.filter((name) => settings.bias || !isOfBiases(name));
  const part = parts.includes(wantedPart) ? wantedPart : "weights";
  const layerName = (index: number) =>
    (index === last ? HISTOGRAMS.outputLayer : HISTOGRAMS.layerName)(index + 1);
  return (
    <div className="pb-2">
      <div className="flex flex-wrap items-center gap-2">
        <Choice
          label={HISTOGRAMS.layer}
          value={String(layer)}
          options={settings.layers.map((_, i) => ({ value: String(i), label: layerName(i) }))}
          onChange={(chosen) => setLayer(Number(chosen))}
          testId="histogram-layer"
        />
        <Segments
          label={HISTOGRAMS.part}
          value={part}
          options={parts.map((value) => ({ value, label: HISTOGRAMS.parts[value] }))}
          onChange={setPart}
          testId="histogram-part"
        />
        <Segments
          label={HISTOGRAMS.bins}
          value={kind}
          options={BIN_KINDS}
          onChange={setKind}
          testId="histogram-bins"
        />
      </div>
      <HistogramMap
        control={control}
        rightPx={rightPx}
        layer={layer}
        part={part}
        kind={kind}
        what={`${HISTOGRAMS.parts[part]}, ${layerName(layer)}`}
      />
      <p className="mt-1 text-2xs text-soft">
        {HISTOGRAMS.shade}
        {part === "weights" || part === "biases" ? null : `; ${HISTOGRAMS.gradientNote}`}
      </p>
    </div>
  );
}

function isOfBiases(part: HistogramPart): boolean {
  return part === "biases" || part === "bias-gradients";
}
