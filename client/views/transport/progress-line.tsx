"use client";

import { useRef } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { personColour } from "#client/ui/person-colour.ts";
import { useMomentAtEase } from "#client/views/moment/use-moment-at-ease.ts";

/** In multiply-adds: where something moves, the browser sorts the whole page's layers anew. */
export const MOVE_COST = 1_000_000;

/** How far the run is on its way to its stop, with a mark at each change, in its author's colour. */
export function ProgressLine() {
  const bar = useRef<HTMLDivElement>(null);
  const steps = useSession((state) => state.settingsInForce?.stop.steps ?? 1);
  const events = useSession((state) => state.run?.events ?? null);
  useMomentAtEase(
    ({ step }) => {
      if (bar.current !== null) {
        bar.current.style.transform = `scaleX(${Math.min(1, step / steps)})`;
      }
    },
    MOVE_COST,
    [steps],
  );
  return (
    <div className="relative h-[3px] bg-line" aria-hidden>
      <div
        ref={bar}
        className="absolute inset-0 origin-left bg-accent will-change-transform"
        style={{ transform: "scaleX(0)" }}
      />
      {(events ?? []).map((event) => (
        <span
          key={event.seq}
          className="absolute -top-1 h-[7px] w-[3px] -translate-x-1/2 rounded-sm"
          style={{
            left: `${Math.min(100, (event.step / steps) * 100)}%`,
            backgroundColor: personColour(event.actor.color),
          }}
        />
      ))}
    </div>
  );
}
