"use client";

import { type RefObject, useEffect, useState } from "react";

/** So near to the window's edge something counts as seen: one may scroll to it at any moment. */
const MARGIN = "25% 0px";

/** Whether an element is in the window or near it; true until that is known. */
export function useInSight(element: RefObject<Element | null>): boolean {
  const [isInSight, setIsInSight] = useState(true);
  useEffect(() => {
    if (element.current === null) {
      return;
    }
    const observer = new IntersectionObserver(
      (entries) => setIsInSight(entries.at(-1)?.isIntersecting ?? true),
      { rootMargin: MARGIN },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isInSight;
}
