"use client";

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { createLocalSession } from "#client/session/local-session.ts";
import type { Session } from "#client/session/session.ts";
import { SessionProvider, useOpenSession, useSession } from "#client/session/use-session.tsx";
import { LEARN } from "#client/text/en/learn.ts";
import { useSessionMaths } from "#client/views/maths/now/use-session-maths.ts";
import { sessionMoments } from "#client/views/moment/session-moments.ts";
import { MomentProvider } from "#client/views/moment/use-moment.tsx";
import { RowChoiceProvider } from "#client/views/outputs/row-choice.tsx";
import { ORIGIN } from "#protocol/origin.ts";

/** Slow enough that one may read the numbers as they change. */
const SPEED = 5;

const StageContext = createContext<Session | null>(null);
const ModelContext = createContext<MathsModel | null>(null);

/**
 * Origin, in the visitor's own browser, for everything below: one run, one step. It waits at step 0
 * until somebody lets it train.
 */
export function LearnStage({ children }: { readonly children: ReactNode }) {
  const session = useOpenSession("learn", () =>
    createLocalSession({ settings: ORIGIN, speed: SPEED, onEngine: () => undefined }),
  );
  const source = useMemo(
    () => (session === null ? null : sessionMoments(session.store)),
    [session],
  );
  const [model, setModel] = useState<MathsModel | null>(null);
  return (
    <StageContext value={session}>
      <SessionProvider session={session}>
        <MomentProvider source={source}>
          {session === null ? null : <ModelFollows onModel={setModel} />}
          <ModelContext value={model}>
            <RowChoiceProvider>{children}</RowChoiceProvider>
          </ModelContext>
        </MomentProvider>
      </SessionProvider>
    </StageContext>
  );
}

/** One computation of the iteration for the whole page. */
function ModelFollows({ onModel }: { readonly onModel: (model: MathsModel) => void }) {
  const now = useSessionMaths();
  useEffect(() => {
    if (now.kind === "here") {
      onModel(now.model);
    }
  }, [now, onModel]);
  return null;
}

/** The iteration at the step on the screen; null until it is computed. */
export function useLearnModel(): MathsModel | null {
  return use(ModelContext);
}

/** The page's own session; null in the first moment. */
export function useStage(): Session | null {
  return use(StageContext);
}

interface OnStageProps {
  /** As tall as what comes. */
  readonly placeholder: ReactNode;
  readonly children: ReactNode;
}

/** What needs the run: shown as soon as it has its first state, never without its numbers. */
export function OnStage({ placeholder, children }: OnStageProps) {
  const session = use(StageContext);
  return session === null ? (
    placeholder
  ) : (
    <WithState placeholder={placeholder}>{children}</WithState>
  );
}

function WithState({ placeholder, children }: OnStageProps) {
  const isHere = useSession(({ frame }) => frame !== null);
  const hasFailed = useSession(({ connection }) => connection.kind === "failed");
  // What was there once stays while another run takes its place.
  const [wasHere, setWasHere] = useState(isHere);
  if (isHere && !wasHere) {
    setWasHere(true);
  }
  if (hasFailed) {
    return <p className="border-line border-l-2 pl-3 text-soft text-sm">{LEARN.failed}</p>;
  }
  return wasHere ? children : placeholder;
}
