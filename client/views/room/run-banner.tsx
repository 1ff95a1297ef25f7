"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { formatCount, formatSetting } from "#client/draw/number-format.ts";
import type { SessionState } from "#client/session/session.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Banner } from "#client/ui/banner.tsx";
import { Button } from "#client/ui/button.tsx";
import { useReport } from "#client/views/transport/use-report.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { RunState } from "#protocol/room.ts";

/** Why the run does not go on, with the one button that helps. */
export function RunBanner() {
  const state = useSession((session) => session.runState);
  const isOtherEngine = useSession(
    ({ run }) => run !== null && run.engineVersion !== ENGINE_VERSION,
  );
  if (state?.status === "ended" && state.end !== null) {
    return <Ended end={state.end} />;
  }
  if (state?.status === "interrupted") {
    return isOtherEngine ? <OtherEngine /> : <Interrupted step={state.step} />;
  }
  return state?.status === "paused" && state.note !== null ? (
    <Banner tone="plain" testId="paused-note">
      {state.note}
    </Banner>
  ) : null;
}

function Ended({ end }: { readonly end: NonNullable<RunState["end"]> }) {
  const number = useSession((session) => session.run?.number ?? 0);
  const runId = useSession((session) => session.run?.id ?? "");
  const step = formatCount(end.step);
  if (end.reason === "diverged") {
    const message = end.message ?? text.runBanner.divergedSomehow;
    return (
      <Banner tone="alarm" testId="diverged" action={<HalveRate />}>
        {text.runBanner.diverged(number, step, message)}{" "}
        <Link
          href={`/run/${runId}?step=${end.step}`}
          className="whitespace-nowrap underline"
          data-testid="replay-diverged"
        >
          {text.runBanner.replayStep(step)}
        </Link>
      </Banner>
    );
  }
  return (
    <Banner
      tone="plain"
      testId="ended"
      action={
        <ForEditors>
          <RewindButton />
        </ForEditors>
      }
    >
      {end.reason === "loss"
        ? text.runBanner.endedLoss(number, step)
        : text.runBanner.endedSteps(number, step)}
    </Banner>
  );
}

/** From the start with half the learning rate, or with the one that somebody has already chosen. */
function HalveRate() {
  const actions = useSessionActions();
  const report = useReport();
  const rate = useSession(helpfulRate);
  if (rate < LIMITS.learningRate.min) {
    return null;
  }
  const help = async () => {
    const answer = await actions.edit([{ path: "optimizer.learningRate", value: rate }]);
    if (!answer.ok) {
      return answer;
    }
    // A run that is over takes no change: it waits in the room's settings for the next one.
    return answer.step === null ? actions.startRun() : actions.rewind();
  };
  return (
    <ForEditors>
      <Button size="small" tone="primary" data-testid="halve-rate" onClick={() => report(help())}>
        {text.runBanner.halveRate(formatSetting(rate))}
      </Button>
    </ForEditors>
  );
}

function helpfulRate({ room, settingsInForce }: SessionState): number {
  const tried = settingsInForce?.optimizer.learningRate ?? 0;
  const wanted = room?.settings.optimizer.learningRate ?? tried;
  return wanted < tried ? wanted : tried / 2;
}

/** It can't go on with the same bits: it is replayed, or trained anew. */
function OtherEngine() {
  const runId = useSession((session) => session.run?.id ?? "");
  return (
    <Banner
      tone="plain"
      testId="other-engine"
      action={
        <ForEditors>
          <RewindButton />
        </ForEditors>
      }
    >
      {text.runBanner.otherEngine}{" "}
      <Link href={`/run/${runId}`} className="text-accent underline">
        {text.runBanner.replay}
      </Link>
    </Banner>
  );
}

function RewindButton() {
  const actions = useSessionActions();
  const report = useReport();
  return (
    <Button size="small" onClick={() => report(actions.rewind())}>
      {text.runBanner.rewind}
    </Button>
  );
}

function Interrupted({ step }: { readonly step: number }) {
  const actions = useSessionActions();
  const report = useReport();
  return (
    <Banner
      tone="accent"
      testId="interrupted"
      action={
        <ForEditors>
          <Button
            size="small"
            tone="primary"
            data-testid="go-on"
            onClick={() => report(actions.play())}
          >
            {text.runBanner.goOn}
          </Button>
        </ForEditors>
      }
    >
      {text.runBanner.interrupted(formatCount(step))}
    </Banner>
  );
}

function ForEditors({ children }: { readonly children: ReactNode }) {
  return useSession(({ room }) => room !== null && room.you.role !== "viewer") ? children : null;
}
