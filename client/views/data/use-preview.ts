"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { withRows } from "#client/session/stored-tables.ts";
import { type Preview, previewOf } from "#client/views/data/preview-model.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { loadRawData } from "#engine/data/load-raw-data.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** Long enough for somebody who types or drags, too short to wait for. */
const PAUSE_MS = 150;

export interface ShownPreview {
  /** The last one that was ready; null before the first. */
  readonly preview: Preview | null;
  /** Another one is on its way. */
  readonly isStale: boolean;
  readonly hasFailed: boolean;
}

/** The data of a document, drawn or loaded in this page a moment after they change. */
export function usePreview(settings: TrainingSettings): ShownPreview {
  const key = keyOf(settings);
  const [ready, setReady] = useState<{ key: string; preview: Preview | null } | null>(null);
  // The key stands for what of the settings the data depend on.
  const loadNow = useEffectEvent(() => load(settings));
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(async () => {
      const preview = await loadNow();
      if (isWanted) {
        setReady({ key, preview });
      }
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [key]);
  return {
    preview: ready?.preview ?? null,
    isStale: ready?.key !== key,
    hasFailed: ready !== null && ready.key === key && ready.preview === null,
  };
}

async function load(settings: TrainingSettings): Promise<Preview | null> {
  try {
    // A stored table's rows are fetched; any other data are whole.
    const whole = await withRows(settings);
    if (whole === null) {
      return null;
    }
    const raw = await loadRawData(whole.data);
    return previewOf(whole, raw, datasetOf(whole, raw));
  } catch {
    // A part of the page that could not be fetched: the view says so, the next change tries again.
    return null;
  }
}

function keyOf({ data, testShare, splitSeed, layers }: TrainingSettings): string {
  return JSON.stringify([data, testShare, splitSeed, layers.at(-1)]);
}
