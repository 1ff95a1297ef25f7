"use client";

import { useEffect, useState } from "react";
import type { FrameSize } from "#client/views/embed/embed-address.ts";

/** The least that a panel needs, in px; the foot takes the rest. */
const PANEL = { widthPx: 300, heightPx: 200 };
const FOOT_PX = 48;

export type EmbedShape = "columns" | "rows" | "tabs";

/** Rule UI-105: panels stand side by side, else one below the other, else behind tabs. */
export function embedShape(widthPx: number, heightPx: number, count: number): EmbedShape {
  const freePx = heightPx - FOOT_PX;
  const fitsAcross = widthPx / count >= PANEL.widthPx && freePx >= PANEL.heightPx;
  const fitsDown = freePx / count >= PANEL.heightPx;
  if (count === 1 || (fitsAcross && widthPx >= freePx)) {
    return "columns";
  }
  return fitsDown ? "rows" : fitsAcross ? "columns" : "tabs";
}

/** How large this frame is, also when its page resizes it. */
export function useFrameSize(): FrameSize {
  const [size, setSize] = useState(frameSize);
  useEffect(() => {
    const fit = () => setSize(frameSize());
    window.addEventListener("resize", fit);
    return () => window.removeEventListener("resize", fit);
  }, []);
  return size;
}

function frameSize(): FrameSize {
  return { widthPx: window.innerWidth, heightPx: window.innerHeight };
}
