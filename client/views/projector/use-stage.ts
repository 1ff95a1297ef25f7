"use client";

import { useEffect, useState } from "react";

/** The projector's page is laid out on so many px, and shown as large as the window is. */
const WIDE = { widthPx: 800, heightPx: 450 };
/** On a phone or a screen that hangs upright one thing stands below the other. */
const TALL = { widthPx: 440, heightPx: 800 };

export interface Stage {
  /** How much larger than laid out it is shown. */
  readonly zoom: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly isTall: boolean;
}

/** Fits the stage into a window: what the window has more of, the stage gets. */
export function stageOf(widthPx: number, heightPx: number): Stage {
  const isTall = heightPx > widthPx;
  const least = isTall ? TALL : WIDE;
  const zoom = Math.max(0.4, Math.min(widthPx / least.widthPx, heightPx / least.heightPx));
  return { zoom, widthPx: widthPx / zoom, heightPx: heightPx / zoom, isTall };
}

/** The stage in this window, also when its size changes. */
export function useStage(): Stage {
  const [stage, setStage] = useState(() => stageOf(window.innerWidth, window.innerHeight));
  useEffect(() => {
    const fit = () => setStage(stageOf(window.innerWidth, window.innerHeight));
    window.addEventListener("resize", fit);
    return () => window.removeEventListener("resize", fit);
  }, []);
  return stage;
}
