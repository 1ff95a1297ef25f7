import { type RefObject, useEffect } from "react";
import { scrollSideways } from "#client/ui/scroll-sideways.ts";

/** Keeps a part of a row in its middle, from the next picture on: what is new is measured then anyway. */
export function useInMiddle(row: RefObject<HTMLElement | null>, part: string): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() => scrollSideways(row.current, part));
    return () => cancelAnimationFrame(frame);
  }, [row, part]);
}
