"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { errorText } from "#client/session/error-text.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { useControl } from "#client/views/controls/use-control.ts";
import { PacedSetter } from "#client/views/inspector/paced-setter.ts";
import type { Refusal } from "#protocol/errors.ts";

export interface ParameterSetter {
  readonly mayEdit: boolean;
  readonly problem: string | null;
  readonly setProblem: (problem: string | null) => void;
  /** Sends a value, or keeps it until the one before it is answered. */
  readonly set: (value: number) => void;
  /** A value is on its way: what the page shows is the one before. */
  readonly isBusy: () => boolean;
}

/** Sets one parameter of the run by hand, for those who may. */
export function useParameterSetter(name: string): ParameterSetter {
  const actions = useSessionActions();
  const weights = useControl("weights");
  const isDiverged = useSession(({ runState }) => runState?.end?.reason === "diverged");
  // A run of this browser alone is its visitor's.
  const isOwn = useSession(
    ({ kind, room, run }) => kind === "live" && room === null && run !== null,
  );
  const mayEdit = (isOwn || weights.mayChange) && weights.isShown && !isDiverged;
  const [problem, setProblem] = useState<string | null>(null);
  const setter = useRef<PacedSetter | null>(null);
  const send = useEffectEvent(async (parameter: string, value: number) => {
    const answer = await actions.setParameter(parameter, value);
    setProblem(answer.ok ? null : refusalWords(answer.error));
  });
  useEffect(() => {
    setter.current = new PacedSetter((value) => send(name, value));
  }, [name]);
  return {
    mayEdit,
    problem,
    setProblem,
    set: (value) => setter.current?.set(value),
    isBusy: () => setter.current?.isBusy ?? false,
  };
}

function refusalWords({ code, message }: Refusal): string {
  return code === "invalid-settings" ? message : `${errorText(code)} ${message}`.trim();
}
