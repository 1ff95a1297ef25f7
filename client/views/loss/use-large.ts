"use client";

import { type CSSProperties, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useKeys } from "#client/views/transport/use-keys.ts";

/** Around the large chart, and below the page's header where that is out of sight. */
const AIR_PX = 12;
const LEAST_HEIGHT_PX = 260;

export interface Large {
  readonly isLarge: boolean;
  readonly toggle: () => void;
  /** Where the panel stands while it is large; undefined where it belongs. */
  readonly style: CSSProperties | undefined;
  /** What it leaves behind keeps its height, so that nothing moves. */
  readonly heldPx: number | undefined;
  readonly slot: RefObject<HTMLDivElement | null>;
  readonly button: RefObject<HTMLButtonElement | null>;
}

/** Lays a panel over the network's width, above the transport; Escape brings it back. */
export function useLarge(): Large {
  const slot = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [heldPx, setHeldPx] = useState<number>();
  const [style, setStyle] = useState<CSSProperties>();
  const isLarge = heldPx !== undefined;
  const close = () => {
    setHeldPx(undefined);
    setStyle(undefined);
    button.current?.focus();
  };
  useKeys(isLarge ? [["Escape", close]] : []);
  useLayoutEffect(() => {
    if (!isLarge) {
      return;
    }
    const place = () => setStyle(placeOver(slot.current));
    place();
    window.addEventListener("resize", place);
    return () => window.removeEventListener("resize", place);
  }, [isLarge]);
  const open = () => setHeldPx(slot.current?.getBoundingClientRect().height ?? 0);
  return { isLarge, toggle: isLarge ? close : open, style, heldPx, slot, button };
}

/** From the left of the network to the right of the panel's own place. */
function placeOver(slot: HTMLElement | null): CSSProperties | undefined {
  const network = document.getElementById("network-title")?.closest("section");
  const [own, other] = [slot?.getBoundingClientRect(), network?.getBoundingClientRect()];
  if (own === undefined) {
    return undefined;
  }
  const left = Math.max(AIR_PX, Math.min(own.left, other?.left ?? own.left));
  const right = Math.min(window.innerWidth - AIR_PX, Math.max(own.right, other?.right ?? 0));
  const header = document.querySelector("header")?.getBoundingClientRect().bottom ?? 0;
  const top = Math.max(0, header) + AIR_PX;
  const transport = document.querySelector("[data-testid=transport]")?.getBoundingClientRect();
  const bar = transport !== undefined && transport.top > top + LEAST_HEIGHT_PX ? transport.top : 0;
  const bottom = Math.min(bar === 0 ? window.innerHeight : bar, window.innerHeight) - AIR_PX;
  return { left, top, width: right - left, height: Math.max(LEAST_HEIGHT_PX, bottom - top) };
}
