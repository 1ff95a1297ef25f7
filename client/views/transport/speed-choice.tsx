"use client";

import { useState } from "react";
import { useSession, useSessionActions, useSessionNow } from "#client/session/use-session.tsx";
import { TRANSPORT } from "#client/text/en/transport.ts";
import { text } from "#client/text/en.ts";
import { Segments } from "#client/ui/segments.tsx";
import { Term } from "#client/ui/term.tsx";
import { useReport } from "#client/views/transport/use-report.ts";
import { SPEEDS, type Speed } from "#protocol/room.ts";

const OPTIONS = SPEEDS.map((speed) => ({
  value: String(speed),
  label: speed === "slow" ? TRANSPORT.slow : String(speed),
}));

/** Shown from the press on, until it came true or somebody was quicker. */
interface Wish {
  readonly speed: Speed;
  /** The room's speed when it was answered; null before: what others, earlier, wished for comes first. */
  readonly instead: Speed | null;
}

/** Steps per second: everybody's, or of the past that one looks at. */
export function SpeedChoice({ isDisabled }: { readonly isDisabled: boolean }) {
  const speed = useSession((state) => state.playSpeed);
  const actions = useSessionActions();
  const isPast = useSession((state) => state.past !== null);
  const report = useReport();
  const now = useSessionNow();
  const [wish, setWish] = useState<Wish | null>(null);
  const isOver = wish?.instead != null && (wish.speed === speed || wish.instead !== speed);
  if (isOver) {
    setWish(null);
  }
  const choose = async (value: string) => {
    const chosen = SPEEDS.find((candidate) => String(candidate) === value);
    if (chosen !== undefined) {
      const mine: Wish = { speed: chosen, instead: null };
      setWish(mine);
      const answer = (isPast ? actions.past : actions).setSpeed(chosen);
      report(answer);
      const { ok } = await answer;
      const answered = ok ? { ...mine, instead: now().playSpeed } : null;
      setWish((newest) => (newest === mine ? answered : newest));
    }
  };
  return (
    <div className="flex min-w-0 items-center gap-2 max-lg:flex-1">
      <span className="hidden text-soft text-xs lg:inline">
        <Term of="steps-per-second">{text.transport.speed}</Term>
      </span>
      <Segments
        label={text.transport.speedLabel}
        value={String(wish?.speed ?? speed)}
        options={OPTIONS}
        onChange={(value) => void choose(value)}
        isDisabled={isDisabled}
        testId="speed"
        className="max-lg:w-full max-lg:justify-between"
      />
    </div>
  );
}
