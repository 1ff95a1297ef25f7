"use client";

import { useEffect, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { errorText } from "#client/session/error-text.ts";
import { findRun } from "#client/session/http-client.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { FORK_WISH } from "#client/text/en/fork-wish.ts";
import { Banner } from "#client/ui/banner.tsx";
import { Button } from "#client/ui/button.tsx";
import { useControl } from "#client/views/controls/use-control.ts";
import { type ForkWish, forkInAddress, withoutFork } from "#client/views/room/fork-address.ts";
import { useReport } from "#client/views/transport/use-report.ts";

/** The wish of somebody who came from a replay, until they confirm it or leave it. */
export function ForkBanner() {
  const [wish, setWish] = useState(() => forkInAddress(window.location.search));
  const leave = () => {
    const { pathname, search, hash } = window.location;
    window.history.replaceState(window.history.state, "", pathname + withoutFork(search) + hash);
    setWish(null);
  };
  return wish === null ? null : <Asked wish={wish} onDone={leave} />;
}

interface AskedProps {
  readonly wish: ForkWish;
  readonly onDone: () => void;
}

function Asked({ wish, onDone }: AskedProps) {
  const { runId, step } = wish;
  const actions = useSessionActions();
  const report = useReport();
  const [isWorking, setIsWorking] = useState(false);
  const mayPlay = useControl("play").mayChange;
  const number = useSession(({ run }) => run?.number ?? 0);
  const source = useSource(runId);
  if (source === null) {
    return null;
  }
  const goOn = async () => {
    setIsWorking(true);
    const asked = actions.forkEarlier(runId, step);
    report(asked);
    const answer = await asked;
    setIsWorking(false);
    if (answer.ok) {
      onDone();
    }
  };
  const refusal = source.refusal ?? (mayPlay ? null : FORK_WISH.notYours);
  return (
    <Banner
      tone="accent"
      testId="fork-wish"
      action={
        <span className="flex gap-2">
          {refusal === null ? (
            <Button
              size="small"
              tone="primary"
              aria-disabled={isWorking}
              data-testid="confirm-fork"
              onClick={() => isWorking || void goOn()}
            >
              {isWorking ? FORK_WISH.working : FORK_WISH.confirm}
            </Button>
          ) : null}
          <Button size="small" data-testid="leave-fork" onClick={onDone}>
            {FORK_WISH.leave}
          </Button>
        </span>
      }
    >
      {refusal ?? FORK_WISH.ask(source.name, formatCount(step), number)}
    </Banner>
  );
}

interface Source {
  readonly name: string;
  /** Why the room cannot go on from it; null when it can. */
  readonly refusal: string | null;
}

/** The run that is meant; null while it is on its way. */
function useSource(runId: string): Source | null {
  const roomId = useSession((state) => state.roomId);
  const [source, setSource] = useState<Source | null>(null);
  useEffect(() => {
    let isHere = true;
    void findRun(runId).then((answer) => {
      if (isHere) {
        setSource(
          answer.ok
            ? {
                name: answer.value.info.name,
                refusal: answer.value.roomId === roomId ? null : FORK_WISH.otherRoom,
              }
            : { name: "", refusal: errorText(answer.error.code) },
        );
      }
    });
    return () => {
      isHere = false;
    };
  }, [runId, roomId]);
  return source;
}
