"use client";

import { type RefObject, useEffect, useState } from "react";
import { watchUncovered } from "#client/ui/covered.ts";

/** In the window; so near to its edge that one may scroll to it at any moment; or farther away. */
export type Sight = "seen" | "near" | "far";

const NEAR = "25% 0px";

/** Where an element is; "seen" until that is known. What the foot of the page covers is near. */
export function useSight(element: RefObject<Element | null>): Sight {
  const isSeen = useInSight(element, null);
  const isNear = useInSight(element, NEAR);
  return isSeen ? "seen" : isNear ? "near" : "far";
}

/**
 * Whether an element is in the window or near it; true until that is known.
 *
 * @param margin around the window; null for what is in it and not covered.
 */
export function useInSight(
  element: RefObject<Element | null>,
  margin: string | null = NEAR,
): boolean {
  const [isInSight, setIsInSight] = useState(true);
  useEffect(() => {
    const target = element.current;
    if (target === null) {
      return;
    }
    const watch = (rootMargin: string) => {
      const observer = new IntersectionObserver(
        (entries) => setIsInSight(entries.at(-1)?.isIntersecting ?? true),
        { rootMargin },
      );
      observer.observe(target);
      return () => observer.disconnect();
    };
    return margin === null ? watchUncovered(watch) : watch(margin);
  }, [element, margin]);
  return isInSight;
}
