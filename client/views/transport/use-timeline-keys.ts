"use client";

import { useSessionActions, useSessionNow } from "#client/session/use-session.tsx";
import { stepAfter, stepBefore, stepOfTenth } from "#client/views/transport/timeline-steps.ts";
import type { TransportControls } from "#client/views/transport/transport-controls.ts";
import { type KeyAction, useKeys } from "#client/views/transport/use-keys.ts";
import { useMarks } from "#client/views/transport/use-marks.ts";
import { useReport } from "#client/views/transport/use-report.ts";

const TENTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
/** Steps of an arrow key with shift. */
const FAR = 10;

/** Rule UI-91: one map of keys for live rooms, their past and replays. */
export function useTimelineKeys(controls: TransportControls, onShortcuts: () => void): void {
  const { play, on, back, home } = controls;
  const actions = useSessionActions();
  const report = useReport();
  const now = useSessionNow();
  const marks = useMarks();
  const shown = () => now().past?.wanted ?? now().frame?.step ?? 0;
  const seek = (step: number) => report(actions.seek(step));
  useKeys([
    [" ", () => play.act?.()],
    ["ArrowRight", (isFar) => on.act?.(isFar ? FAR : 1)],
    ["ArrowLeft", (isFar) => back.act?.(isFar ? FAR : 1)],
    ["Home", () => home?.()],
    ["End", () => report(actions.followLive())],
    ["[", () => seek(stepBefore(marks, shown()))],
    ["]", () => seek(stepAfter(marks, shown(), now().lastStep))],
    ["?", onShortcuts],
    ...TENTHS.map(
      (tenth): KeyAction => [String(tenth), () => seek(stepOfTenth(tenth, now().lastStep))],
    ),
  ]);
}
