"use client";

import { useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { RUN_BANNER } from "#client/text/en/run-banner.ts";
import { TIMELINE } from "#client/text/en/timeline.ts";
import { Banner } from "#client/ui/banner.tsx";
import { Button } from "#client/ui/button.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { DivergedBanner } from "#client/views/room/diverged-banner.tsx";
import { ForPlayers } from "#client/views/room/for-players.tsx";
import { useReport } from "#client/views/transport/use-report.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import type { RunState } from "#protocol/room.ts";

/** For who comes from a replay. */
const ForkBanner = lazily(
  async () => (await import("#client/views/room/fork-banner.tsx")).ForkBanner,
);

/** Why the run does not go on, with the one button that helps; and where one was before it. */
export function RunBanner() {
  const [hasWish] = useState(() => new URLSearchParams(window.location.search).has("from"));
  const state = useSession((session) => session.runState);
  return (
    <>
      {hasWish ? <ForkBanner /> : null}
      <MovedOn />
      {state === null ? null : <RunStateBanner state={state} />}
    </>
  );
}

function RunStateBanner({ state }: { readonly state: RunState }) {
  const isOtherEngine = useSession(
    ({ run }) => run !== null && run.engineVersion !== ENGINE_VERSION,
  );
  const { status, end, note, step } = state;
  if (status === "ended" && end !== null) {
    return end.reason === "diverged" ? <DivergedBanner end={end} /> : <Ended end={end} />;
  }
  if (status === "interrupted") {
    return isOtherEngine ? <OtherEngine /> : <Interrupted step={step} />;
  }
  return status === "paused" && note !== null ? (
    <Banner
      tone="plain"
      testId="paused-note"
      action={<PlayButton words={RUN_BANNER.play} testId="play-on" />}
    >
      {note}
    </Banner>
  ) : null;
}

function Ended({ end }: { readonly end: NonNullable<RunState["end"]> }) {
  const number = useSession((session) => session.run?.number ?? 0);
  const words = end.reason === "loss" ? RUN_BANNER.endedLoss : RUN_BANNER.endedSteps;
  return (
    <Banner tone="plain" testId="ended" action={<RewindButton />}>
      {words(number, formatCount(end.step))}
    </Banner>
  );
}

/** It can't go on with the same bits: it is replayed, or trained anew. */
function OtherEngine() {
  const runId = useSession((session) => session.run?.id ?? "");
  return (
    <Banner tone="plain" testId="other-engine" action={<RewindButton />}>
      {RUN_BANNER.otherEngine}{" "}
      <a href={`/run/${runId}`} className="text-accent underline">
        {RUN_BANNER.replay}
      </a>
    </Banner>
  );
}

function Interrupted({ step }: { readonly step: number }) {
  return (
    <Banner
      tone="accent"
      testId="interrupted"
      action={<PlayButton words={RUN_BANNER.goOn} testId="go-on" />}
    >
      {RUN_BANNER.interrupted(formatCount(step))}
    </Banner>
  );
}

/** The room's next run took this page along from where it looked. */
function MovedOn() {
  const left = useSession((session) => session.leftPast);
  const next = useSession((session) => session.run?.number ?? 0);
  const [dismissed, setDismissed] = useState<typeof left>(null);
  if (left === null || left === dismissed) {
    return null;
  }
  const { runId, runNumber, step } = left;
  return (
    <Banner
      tone="accent"
      testId="moved-on"
      action={
        <Button size="small" data-testid="moved-on-close" onClick={() => setDismissed(left)}>
          {TIMELINE.dismiss}
        </Button>
      }
    >
      {TIMELINE.movedOn(runNumber, formatCount(step), next)}{" "}
      <a href={`/run/${runId}?step=${step}`} className="whitespace-nowrap underline">
        {TIMELINE.replayThere(formatCount(step))}
      </a>
    </Banner>
  );
}

function RewindButton() {
  const actions = useSessionActions();
  const report = useReport();
  return (
    <ForPlayers>
      <Button size="small" onClick={() => report(actions.rewind())}>
        {RUN_BANNER.rewind}
      </Button>
    </ForPlayers>
  );
}

function PlayButton({ words, testId }: { readonly words: string; readonly testId: string }) {
  const actions = useSessionActions();
  const report = useReport();
  return (
    <ForPlayers>
      <Button
        size="small"
        tone="primary"
        data-testid={testId}
        onClick={() => report(actions.play())}
      >
        {words}
      </Button>
    </ForPlayers>
  );
}
