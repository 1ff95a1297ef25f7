"use client";

import { type RefObject, useMemo, useRef, useState } from "react";
import type { AxisScale } from "#client/draw/chart-scale.ts";
import { type MarkGroup, markGroups } from "#client/draw/mark-groups.ts";
import { useSession } from "#client/session/use-session.tsx";
import { type ChartMark, chartMarks } from "#client/views/loss/chart-mark.ts";

/** A finger's width. */
const LEAST_PX = 24;

interface HeldMarks {
  readonly marks: readonly ChartMark[];
  /** As many as there is room for, as last placed. */
  readonly groups: readonly MarkGroup<ChartMark>[];
  readonly list: RefObject<HTMLDivElement | null>;
  /** Moves the buttons to their places on the axis. */
  place(x: AxisScale): void;
}

/** The run's changes, stops and end, and where they stand above the chart. */
export function useChartMarks(): HeldMarks {
  const run = useSession((state) => state.run);
  const end = useSession((state) => state.runState?.end ?? null);
  const stop = useSession((state) => state.settingsInForce?.stop.steps ?? null);
  const marks = useMemo(() => chartMarks(run, end, stop), [run, end, stop]);
  const [groups, setGroups] = useState<readonly MarkGroup<ChartMark>[]>([]);
  const shown = useRef("");
  const list = useRef<HTMLDivElement>(null);
  const place = (x: AxisScale) => {
    const [from, to] = x.domain;
    const inside = marks.filter(({ step }) => step >= from && step <= to);
    const next = markGroups(inside, x.pxFromValue, LEAST_PX);
    const key = next.map((group) => group.marks.map(({ id, what }) => id + what).join()).join("|");
    if (key !== shown.current) {
      shown.current = key;
      setGroups(next);
    }
    for (const button of list.current?.children ?? []) {
      if (button instanceof HTMLElement) {
        const atPx = x.pxFromValue(Number(button.dataset["step"])).toFixed(1);
        if (button.dataset["px"] !== atPx) {
          button.dataset["px"] = atPx;
          button.style.transform = `translateX(${atPx}px)`;
        }
      }
    }
  };
  return { marks, groups, list, place };
}
