"use client";

import { useEffect } from "react";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { Following } from "#client/views/follow/following.tsx";
import { PresentBar } from "#client/views/follow/present-bar.tsx";
import { setPresenting, useIsPresenting, wasPresenting } from "#client/views/follow/presenting.ts";

/** This page presents, or follows who does. */
export function Follow() {
  const isOn = useIsPresenting();
  const actions = useSessionActions();
  const code = useSession(({ room }) => room?.code ?? "");
  const byId = useSession(({ room }) => room?.presentation?.by.id ?? null);
  const isOwn = useSession(
    ({ room }) => room?.you.role === "host" && room.presentation?.by.id === room.you.id,
  );
  useEffect(() => {
    if (isOwn && wasPresenting(code)) {
      setPresenting(actions, code);
    }
  }, [isOwn, code, actions]);
  if (isOn) {
    return <PresentBar />;
  }
  return byId === null ? null : <Following key={byId} isOwn={isOwn} />;
}
