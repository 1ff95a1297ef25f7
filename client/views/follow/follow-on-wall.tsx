"use client";

import { formatCount } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { FOLLOW } from "#client/text/en/follow.ts";
import { PersonMark } from "#client/ui/person-mark.tsx";
import { useLed } from "#client/views/follow/use-led.ts";

/** The wall goes along with who presents, to earlier steps and with the spotlight. */
export function FollowOnWall() {
  useLed(true);
  const by = useSession(({ room }) => room?.presentation?.by ?? null);
  const past = useSession(({ past: looked }) => looked?.wanted ?? null);
  return by === null ? null : (
    <p
      className="flex min-w-0 items-center gap-2 rounded-full bg-accent-wash px-3 py-0.5 text-xs"
      data-testid="follow-wall"
    >
      <PersonMark name={by.name} color={by.color} size="dot" />
      <span className="truncate">{FOLLOW.wall(by.name)}</span>
      {past === null ? null : (
        <span className="num shrink-0">{FOLLOW.past(formatCount(past))}</span>
      )}
    </p>
  );
}
