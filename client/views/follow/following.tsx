"use client";

import { useEffect, useRef, useState } from "react";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { FOLLOW } from "#client/text/en/follow.ts";
import { Button } from "#client/ui/button.tsx";
import { FollowLine } from "#client/views/follow/follow-line.tsx";
import { FollowSaid } from "#client/views/follow/follow-said.tsx";
import { presenting } from "#client/views/follow/presenting.ts";
import { useLed } from "#client/views/follow/use-led.ts";
import { useTouched } from "#client/views/follow/use-touched.ts";
import { useReport } from "#client/views/transport/use-report.ts";

/** This page follows who presents until somebody touches it, and again when they ask for it. */
export function Following({ isOwn }: { readonly isOwn: boolean }) {
  const [isFollowing, setIsFollowing] = useState(true);
  const actions = useSessionActions();
  const report = useReport();
  const by = useSession(({ room }) => room?.presentation?.by ?? null);
  const isLive = useSession(({ connection }) => connection.kind === "live");
  const line = useRef<HTMLElement>(null);
  const led = useLed(isFollowing);
  useTouched(led, () => setIsFollowing(false));
  useEffect(() => {
    if (isLive) {
      void actions.setFollowing(isFollowing);
    }
  }, [actions, isLive, isFollowing]);
  useEffect(() => {
    presenting.setState({ isAlone: !isFollowing });
    return () => presenting.setState({ isAlone: false });
  }, [isFollowing]);
  if (by === null) {
    return null;
  }
  const again = () => {
    setIsFollowing(true);
    // The button goes: who pressed it by a key is not thrown out of the page.
    line.current?.focus({ preventScroll: true });
  };
  return (
    <FollowLine
      ref={line}
      by={by}
      state={isFollowing ? "following" : "alone"}
      action={
        isFollowing ? (
          isOwn && (
            <Button
              size="small"
              data-testid="stop-presenting"
              className="max-sm:h-10"
              onClick={() => report(actions.present(null))}
            >
              {FOLLOW.stop}
            </Button>
          )
        ) : (
          <Button
            size="small"
            tone="primary"
            data-testid="follow-again"
            className="max-sm:h-10"
            onClick={again}
          >
            {FOLLOW.again}
          </Button>
        )
      }
    >
      <span title={isFollowing ? FOLLOW.followHint : undefined}>
        {isFollowing ? (isOwn ? FOLLOW.elsewhere : FOLLOW.follow(by.name)) : FOLLOW.alone(by.name)}
      </span>
      <FollowSaid isFollowing={isFollowing} />
    </FollowLine>
  );
}
