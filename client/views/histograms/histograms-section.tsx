"use client";

import { HISTOGRAMS } from "#client/text/en/histograms.ts";
import { Fold } from "#client/ui/fold.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import type { HistogramsPlace } from "#client/views/histograms/histograms-place.ts";

const Histograms = lazily(
  async () => (await import("#client/views/histograms/histograms.tsx")).Histograms,
  <div className="skeleton h-72 w-full" />,
);

/** Weights, biases and gradients by step, for whoever asks. */
export function HistogramsSection(place: HistogramsPlace) {
  return (
    <Fold title={HISTOGRAMS.title} note={HISTOGRAMS.note} testId="histograms" className="mt-2">
      <Histograms {...place} />
    </Fold>
  );
}
