"use client";

import { useEffect, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Banner } from "#client/ui/banner.tsx";
import { Button } from "#client/ui/button.tsx";
import { useReport } from "#client/views/transport/use-report.ts";
import type { RunState } from "#protocol/room.ts";

/** What one has to know before one reads any number below. */
export function RoomBanners() {
  const kind = useSession((state) => state.connection.kind);
  return (
    <>
      {kind === "reconnecting" ? <Reconnecting /> : null}
      {kind === "outdated" ? (
        <Banner
          tone="accent"
          testId="outdated"
          action={
            <Button size="small" tone="primary" onClick={() => window.location.reload()}>
              {text.connection.reload}
            </Button>
          }
        >
          {text.connection.outdated}
        </Banner>
      ) : null}
      <RunBanner />
    </>
  );
}

/** A short loss of the connection is nobody's concern; after this the picture's age is told. */
const QUIET_MS = 5_000;

function Reconnecting() {
  const sinceMs = useSession(({ connection }) =>
    connection.kind === "reconnecting" ? connection.sinceMs : null,
  );
  const frameAtMs = useSession((state) => state.frameAtMs);
  const [now, setNow] = useState(() => ({ wallMs: Date.now(), pageMs: performance.now() }));
  useEffect(() => {
    const timer = setInterval(
      () => setNow({ wallMs: Date.now(), pageMs: performance.now() }),
      1_000,
    );
    return () => clearInterval(timer);
  }, []);
  if (sinceMs === null || now.wallMs - sinceMs < QUIET_MS) {
    return null;
  }
  const ageSeconds = frameAtMs === 0 ? null : Math.round((now.pageMs - frameAtMs) / 1_000);
  return (
    <Banner tone="alarm" testId="reconnecting">
      {text.connection.reconnecting}{" "}
      {ageSeconds === null ? null : (
        <span className="text-soft">{text.connection.age(formatCount(ageSeconds))}</span>
      )}
    </Banner>
  );
}

function RunBanner() {
  const actions = useSessionActions();
  const report = useReport();
  const state = useSession((session) => session.runState);
  const number = useSession((session) => session.run?.number ?? 0);
  const mayAct = useSession(
    (session) => session.room !== null && session.room.you.role !== "viewer",
  );
  if (state === null) {
    return null;
  }
  const rewind = mayAct ? (
    <Button size="small" onClick={() => report(actions.rewind())}>
      {text.runBanner.rewind}
    </Button>
  ) : null;
  if (state.status === "ended" && state.end !== null) {
    const isDiverged = state.end.reason === "diverged";
    return (
      <Banner
        tone={isDiverged ? "alarm" : "plain"}
        testId={isDiverged ? "diverged" : "ended"}
        action={rewind}
      >
        {endWords(state.end, number)}
      </Banner>
    );
  }
  if (state.status === "interrupted") {
    return (
      <Banner
        tone="accent"
        testId="interrupted"
        action={
          mayAct ? (
            <Button
              size="small"
              tone="primary"
              data-testid="go-on"
              onClick={() => report(actions.play())}
            >
              {text.runBanner.goOn}
            </Button>
          ) : null
        }
      >
        {text.runBanner.interrupted(formatCount(state.step))}
      </Banner>
    );
  }
  return state.status === "paused" && state.note !== null ? (
    <Banner tone="plain" testId="paused-note">
      {state.note}
    </Banner>
  ) : null;
}

function endWords(end: NonNullable<RunState["end"]>, number: number): string {
  const step = formatCount(end.step);
  switch (end.reason) {
    case "steps":
      return text.runBanner.endedSteps(number, step);
    case "loss":
      return text.runBanner.endedLoss(number, step);
    case "diverged":
      return text.runBanner.diverged(step, end.message ?? "");
  }
}
