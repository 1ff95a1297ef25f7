"use client";

import { Slider } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { personColour } from "#client/ui/person-colour.ts";
import { useReport } from "#client/views/transport/use-report.ts";

/**
 * The whole run as a line: drag to any step. While one drags, the newest place is asked for when
 * the last one has arrived, so that a slow step never makes a queue.
 */
export function ScrubBar() {
  const actions = useSessionActions();
  const report = useReport();
  const lastStep = useSession((state) => state.lastStep);
  const step = useSession((state) => state.frame?.step ?? 0);
  const events = useSession((state) => state.run?.events ?? null);
  const [dragged, setDragged] = useState<number | null>(null);
  const wanted = useRef<number | null>(null);
  const isAsking = useRef(false);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const askNewest = async () => {
    if (isAsking.current) {
      return;
    }
    isAsking.current = true;
    while (wanted.current !== null && isHere.current) {
      const to = wanted.current;
      wanted.current = null;
      const asked = actions.seek(to);
      report(asked);
      await asked;
    }
    isAsking.current = false;
    setDragged(null);
  };
  const scrub = ([to]: number[]) => {
    if (to !== undefined) {
      setDragged(to);
      wanted.current = to;
      void askNewest();
    }
  };

  return (
    <Slider.Root
      min={0}
      max={Math.max(1, lastStep)}
      value={[dragged ?? step]}
      onValueChange={scrub}
      disabled={lastStep === 0}
      className="relative flex h-6 w-full touch-none select-none items-center"
    >
      <Slider.Track className="relative h-[3px] w-full grow rounded-full bg-line">
        <Slider.Range className="absolute h-full rounded-full bg-accent" />
        {(events ?? []).map((event) => (
          <span
            key={event.seq}
            aria-hidden
            className="absolute -top-[5px] h-[13px] w-[3px] -translate-x-1/2 rounded-sm"
            style={{
              left: `${(event.step / Math.max(1, lastStep)) * 100}%`,
              backgroundColor: personColour(event.actor.color),
            }}
          />
        ))}
      </Slider.Track>
      <Slider.Thumb
        aria-label={text.replay.scrub}
        aria-valuetext={text.activity.step(formatCount(dragged ?? step))}
        data-testid="replay-scrub"
        className="block size-4 rounded-full border-2 border-accent bg-paper shadow-sm"
      />
    </Slider.Root>
  );
}
