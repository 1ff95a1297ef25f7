"use client";

import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";

/** Pointing, pressing, or coming by keyboard. */
const LOOKS = ["pointerenter", "pointerdown", "keydown", "focusin"] as const;
/** Pressing alone: who passes by on the way to a button wants nothing yet. */
const PRESSES = ["pointerdown", "keydown"] as const;

interface TouchedProps {
  readonly by: "look" | "press";
  readonly onTouched: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Tells when somebody takes an interest in what is inside; it does nothing else with it. */
export function Touched({ by, onTouched, className, children }: TouchedProps) {
  const box = useRef<HTMLDivElement>(null);
  const touched = useEffectEvent(onTouched);
  useEffect(() => {
    const element = box.current;
    const listener = () => touched();
    const names = by === "look" ? LOOKS : PRESSES;
    for (const name of names) {
      element?.addEventListener(name, listener);
    }
    return () => {
      for (const name of names) {
        element?.removeEventListener(name, listener);
      }
    };
  }, [by]);
  return (
    <div ref={box} className={className}>
      {children}
    </div>
  );
}
