"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The size of an element's box, followed as it changes; 0 x 0 before it is known. */
export function useSize(element: RefObject<Element | null>): Size {
  const [size, setSize] = useState<Size>({ widthPx: 0, heightPx: 0 });
  useLayoutEffect(() => {
    if (element.current === null) {
      return;
    }
    const box = element.current.getBoundingClientRect();
    setSize({ widthPx: box.width, heightPx: box.height });
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) {
        setSize({ widthPx: entry.contentRect.width, heightPx: entry.contentRect.height });
      }
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
