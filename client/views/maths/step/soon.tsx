"use client";

import { type ReactNode, useEffect, useState } from "react";

interface SoonProps {
  /** How many pictures later. */
  readonly turn?: number;
  /** Keeps the place meanwhile. */
  readonly className: string;
  readonly children: ReactNode;
}

/** Shown some pictures later: what stands before it is on the screen first, and no task is long. */
export function Soon({ turn = 1, className, children }: SoonProps) {
  const [left, setLeft] = useState(turn);
  useEffect(() => {
    if (left === 0) {
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setLeft(left - 1));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [left]);
  return left === 0 ? children : <div className={className} />;
}
