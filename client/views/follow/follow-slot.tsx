"use client";

import { useSession } from "#client/session/use-session.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { useIsPresenting } from "#client/views/follow/presenting.ts";

const Follow = lazily(async () => (await import("#client/views/follow/follow.tsx")).Follow);

/** Where a presentation is told; loaded when there is one. */
export function FollowSlot() {
  const isPresented = useSession(({ room }) => Boolean(room?.presentation));
  const isOn = useIsPresenting();
  return isPresented || isOn ? <Follow /> : null;
}
