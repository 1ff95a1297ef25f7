"use client";

import { useSession } from "#client/session/use-session.tsx";
import { TIMELINE } from "#client/text/en/timeline.ts";
import { shareOf } from "#client/views/transport/timeline-steps.ts";

/** How far the run is while one looks at an earlier step. */
export function TimelineHead({ end }: { readonly end: number }) {
  const share = useSession((state) => shareOf(state.lastStep, end));
  const isLive = useSession((state) => state.kind === "live");
  return (
    <>
      <div
        className="absolute inset-0 origin-left rounded-full bg-line-strong/60"
        style={{ transform: `scaleX(${share})` }}
      />
      {isLive ? (
        <div
          data-testid="timeline-head"
          title={TIMELINE.liveHere}
          className="-top-1 absolute h-[11px] w-[3px] -translate-x-1/2 rounded-sm bg-accent"
          style={{ left: `${share * 100}%` }}
        />
      ) : null}
    </>
  );
}
