"use client";

import { type RefObject, useEffect, useState } from "react";
import { coveredPx } from "#client/ui/covered.ts";

/** In the window; so near to its edge that one may scroll to it at any moment; or farther away. */
export type Sight = "seen" | "near" | "far";

const NEAR = "25% 0px";

/** Where an element is; "seen" until that is known. What the foot of the page covers is near. */
export function useSight(element: RefObject<Element | null>): Sight {
  const isSeen = useInSight(element, uncovered);
  const isNear = useInSight(element, NEAR);
  return isSeen ? "seen" : isNear ? "near" : "far";
}

function uncovered(): string {
  return `0px 0px ${-coveredPx()}px`;
}

/** Whether an element is in the window or near it; true until that is known. */
export function useInSight(
  element: RefObject<Element | null>,
  margin: string | (() => string) = NEAR,
): boolean {
  const [isInSight, setIsInSight] = useState(true);
  useEffect(() => {
    if (element.current === null) {
      return;
    }
    const observer = new IntersectionObserver(
      (entries) => setIsInSight(entries.at(-1)?.isIntersecting ?? true),
      { rootMargin: typeof margin === "string" ? margin : margin() },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, margin]);
  return isInSight;
}
