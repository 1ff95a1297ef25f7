"use client";

import { useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { digitPixels } from "#client/views/digits/digit-pixels.ts";
import { BLANK, type Drawn } from "#client/views/digits/pen.ts";
import { useReport } from "#client/views/transport/use-report.ts";
import { ok, type Result } from "#protocol/errors.ts";

export interface DigitDrawing {
  /** 64 counts from 0 to 16; null where nothing is drawn. */
  readonly pixels: readonly number[] | null;
  /** One's own strokes; blank where somebody else has drawn. */
  readonly drawn: Drawn;
  readonly mayDraw: boolean;
  /** In a room who drew what is shown: null for oneself, undefined where nothing is drawn. */
  readonly by: { readonly name: string; readonly color: number } | null | undefined;
  /** Whether others see it. */
  readonly isShared: boolean;
  change(drawn: Drawn): void;
}

/**
 * Rule UI-82: in a room there is one drawing for everybody, the newest; without one (a replay, the
 * home page) everybody has a pad of their own.
 */
export function useDigitDrawing(isLookedAt: boolean): DigitDrawing {
  const isShared = useSession(({ room }) => room !== null);
  const isViewer = useSession(({ room }) => room?.you.role === "viewer");
  const me = useSession(({ room }) => room?.you.id);
  const shared = useSession(({ room }) => room?.drawing ?? null);
  const { shareDrawing } = useSessionActions();
  const report = useOneReport();
  const [own, setOwn] = useState(BLANK);
  const ownPixels = useMemo(() => digitPixels(own.strokes), [own.strokes]);
  const pixels = isShared ? (shared?.pixels ?? null) : ownPixels;
  // Somebody else, or oneself in another tab, has drawn since: those strokes are not known here.
  const isOwn = isSame(pixels, ownPixels);
  const drawn = isOwn ? own : { strokes: BLANK.strokes, pen: own.pen };
  const by = shared === null || shared.memberId === me ? null : shared;
  return {
    pixels,
    drawn,
    mayDraw: !(isViewer || isLookedAt),
    by: pixels === null ? undefined : by,
    isShared,
    change(next) {
      // At once: the next stroke goes on from this one, and both stores change in one picture.
      flushSync(() => {
        setOwn(next);
        const nextPixels = digitPixels(next.strokes);
        // Told again what it shows, a room would undo a wiping that came between.
        if (isShared && !isSame(nextPixels, pixels)) {
          report(shareDrawing(nextPixels));
        }
      });
    },
  };
}

/** Of refusals that follow each other the first is told: a stroke is many drawings. */
function useOneReport(): (asked: Promise<Result<void>>) => void {
  const report = useReport();
  const isRefused = useRef(false);
  return (asked) =>
    report(
      asked.then((answer) => {
        const isNew = !answer.ok && !isRefused.current;
        isRefused.current = !answer.ok;
        return isNew ? answer : ok(undefined);
      }),
    );
}

function isSame(a: readonly number[] | null, b: readonly number[] | null): boolean {
  return a === b || (a !== null && b !== null && a.every((value, i) => value === b[i]));
}
