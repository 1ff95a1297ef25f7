"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { errorText } from "#client/session/error-text.ts";
import { useSession, useSessionActions, useSessionNow } from "#client/session/use-session.tsx";
import { FOLLOW } from "#client/text/en/follow.ts";
import { Button } from "#client/ui/button.tsx";
import { showMessage } from "#client/ui/messages.ts";
import { FollowLine } from "#client/views/follow/follow-line.tsx";
import { pageFocus } from "#client/views/follow/page-focus.ts";
import { PresentSignal } from "#client/views/follow/present-signal.ts";
import { setPresenting } from "#client/views/follow/presenting.ts";
import { shownNow } from "#client/views/follow/shown-now.ts";
import { mathsFocus } from "#client/views/maths/maths-focus.ts";
import { useReport } from "#client/views/transport/use-report.ts";

/** This page presents: it says so, and tells the room what it looks at. */
export function PresentBar() {
  const actions = useSessionActions();
  const report = useReport();
  const code = useSession(({ room }) => room?.code ?? "");
  const you = useSession(({ room }) => room?.you ?? null);
  const followers = useSession(({ room }) => room?.presentation?.followers ?? 0);
  useTelling();
  useUntilTakenOver();
  const stop = () => {
    setPresenting(null, code);
    report(actions.present(null));
  };
  return (
    <FollowLine
      by={you}
      state="presenting"
      action={
        <Button size="small" onClick={stop} data-testid="stop-presenting" className="max-sm:h-10">
          {FOLLOW.stop}
        </Button>
      }
    >
      <span title={FOLLOW.presentHint}>
        {FOLLOW.presenting} ·{" "}
        <span
          data-testid="followers"
          data-value={followers}
          className={followers === 0 ? "" : "num"}
        >
          {FOLLOW.followers(followers)}
        </span>
      </span>
      <span className="sr-only" aria-live="polite">
        {FOLLOW.presenting}
      </span>
    </FollowLine>
  );
}

/** What this page looks at, whenever that changes, and when the connection is back. */
function useTelling(): void {
  const actions = useSessionActions();
  const read = useSessionNow();
  const [signal, setSignal] = useState<PresentSignal | null>(null);
  const code = useSession(({ room }) => room?.code ?? "");
  const refused = useEffectEvent((title: string) => {
    setPresenting(null, code);
    showMessage({ tone: "alarm", title });
  });
  const run = useSession((state) => state.run?.id);
  const wanted = useSession((state) => state.past?.wanted);
  const isLive = useSession(({ connection }) => connection.kind === "live");
  useEffect(() => {
    const opened = new PresentSignal({
      send: (shown) => actions.present(shown),
      onRefused: (error) => refused(errorText(error)),
    });
    setSignal(opened);
    return () => opened.close();
  }, [actions]);
  useEffect(() => {
    const tell = () => {
      const { opened, part } = pageFocus.getState();
      const panel = opened?.panel ?? null;
      signal?.show(shownNow({ panel, part, maths: mathsFocus.getState(), session: read() }));
    };
    // Where one looks is read out of the session.
    void [run, wanted];
    tell();
    const stops = [pageFocus.subscribe(tell), mathsFocus.subscribe(tell)];
    return () => {
      for (const stop of stops) {
        stop();
      }
    };
  }, [signal, read, run, wanted]);
  useEffect(() => {
    if (isLive) {
      signal?.again();
    }
  }, [signal, isLive]);
}

/** Rule CS-64: another host presents, or has ended it: this page does not any more. */
function useUntilTakenOver(): void {
  const code = useSession(({ room }) => room?.code ?? "");
  const by = useSession(({ room }) => room?.presentation?.by ?? null);
  const youId = useSession(({ room }) => room?.you.id);
  const isLive = useSession(({ connection }) => connection.kind === "live");
  /** The room has told this presentation, on this connection. */
  const wasOwn = useRef(false);
  useEffect(() => {
    if (!isLive) {
      wasOwn.current = false;
    } else if (by?.id === youId) {
      wasOwn.current = true;
    } else if (wasOwn.current) {
      setPresenting(null, code);
      showMessage({
        tone: "plain",
        title: by === null ? FOLLOW.ended : FOLLOW.takenOver(by.name),
      });
    }
  }, [isLive, by, youId, code]);
}
