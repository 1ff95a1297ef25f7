"use client";

import { useEffect, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { FOLLOW } from "#client/text/en/follow.ts";
import { text } from "#client/text/en.ts";
import { shownKey, shownOf } from "#client/views/follow/follow-plan.ts";
import { spotlightWords } from "#client/views/follow/spotlight-words.ts";
import { PHONE_PANELS } from "#client/views/room/panel-address.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Shown } from "#protocol/presentation.ts";

/** What is pointed at has to stay for so long to be said, in ms. */
const SETTLED_MS = 900;

/** For who does not see it: how this page stands to who presents, and what is shown, in peace. */
export function FollowSaid({ isFollowing }: { readonly isFollowing: boolean }) {
  const name = useSession(({ room }) => room?.presentation?.by.name ?? "");
  const key = useSession(({ room }) => (room?.presentation ? shownKey(room.presentation) : null));
  const settings = useSession((state) => state.settingsInForce);
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [key]);
  const what = settled === null || settings === null ? "" : shownWords(shownOf(settled), settings);
  return (
    <span className="sr-only" aria-live="polite" data-testid="follow-said">
      {isFollowing ? FOLLOW.follow(name) : FOLLOW.alone(name)}{" "}
      {isFollowing && what !== "" ? `${FOLLOW.shows(name, what)}.` : ""}
    </span>
  );
}

function shownWords({ panel, past, spotlight }: Shown, settings: TrainingSettings): string {
  const known = PHONE_PANELS.find((name) => name === panel);
  return [
    known === undefined ? "" : FOLLOW.panel(text.room.tabs[known]),
    past === null ? FOLLOW.live : FOLLOW.past(formatCount(past.step)),
    spotlight === null ? "" : spotlightWords(spotlight, settings),
  ]
    .filter((words) => words !== "")
    .join(", ");
}
