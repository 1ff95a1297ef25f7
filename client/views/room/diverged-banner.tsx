"use client";

import { formatCount, formatSetting } from "#client/draw/number-format.ts";
import type { SessionState } from "#client/session/session.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { RUN_BANNER } from "#client/text/en/run-banner.ts";
import { Banner } from "#client/ui/banner.tsx";
import { Button } from "#client/ui/button.tsx";
import { DivergedWords, type RunEnd, stepBefore } from "#client/views/room/diverged-words.tsx";
import { ForPlayers } from "#client/views/room/for-players.tsx";
import { useReport } from "#client/views/transport/use-report.ts";
import { settingsInForce } from "#engine/settings-in-force.ts";
import { LIMITS } from "#protocol/limits.ts";

/** Why a run that diverged does not go on, and what helps. */
export function DivergedBanner({ end }: { readonly end: RunEnd }) {
  return (
    <Banner
      tone="alarm"
      testId="diverged"
      action={
        <ForPlayers>
          <div className="flex flex-wrap gap-2">
            <BackAndHalve to={stepBefore(end)} />
            <StartAgain />
          </div>
        </ForPlayers>
      }
    >
      <DivergedWords end={end} />
    </Banner>
  );
}

/** Everybody goes on from there, as a run of its own that learns half as fast. */
function BackAndHalve({ to }: { readonly to: number }) {
  const actions = useSessionActions();
  const report = useReport();
  const tried = useSession(triedRate);
  const rate = tried / 2;
  if (rate < LIMITS.learningRate.min) {
    return null;
  }
  return (
    <Button
      size="small"
      tone="primary"
      data-testid="back-and-halve"
      onClick={() => report(actions.forkRun(to, [{ kind: "set-learning-rate", value: rate }]))}
    >
      {RUN_BANNER.backAndHalve(formatCount(to), formatSetting(rate))}
    </Button>
  );
}

/** From the start with half the learning rate, or with the one that somebody has already chosen. */
function StartAgain() {
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
    <Button size="small" data-testid="halve-rate" onClick={() => report(help())}>
      {RUN_BANNER.halveRate(formatSetting(rate))}
    </Button>
  );
}

/** The run's last one, wherever one looks. */
function triedRate({ run }: SessionState): number {
  return run === null ? 0 : settingsInForce(run, null).optimizer.learningRate;
}

function helpfulRate(state: SessionState): number {
  const tried = triedRate(state);
  const wanted = state.room?.settings.optimizer.learningRate ?? tried;
  return wanted < tried ? wanted : tried / 2;
}
