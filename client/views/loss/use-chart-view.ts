"use client";

import { type RefObject, useMemo, useRef, useState } from "react";
import {
  type ChartView,
  panned,
  type RunBounds,
  revealed,
  WHOLE_RUN,
  zoomed,
} from "#client/draw/chart-view.ts";
import { useSession } from "#client/session/use-session.tsx";

/** Which steps the chart shows, and how one moves it. */
export interface ChartControl {
  readonly view: ChartView;
  /** As last drawn. */
  readonly bounds: RefObject<RunBounds>;
  /** Shows `factor` times as many steps; what is at `anchor` stays where it is. */
  zoom(factor: number, anchor: number | null): void;
  pan(steps: number): void;
  reveal(step: number): void;
  showWhole(): void;
  /** Back to the step on the screen, as far in as before. */
  follow(): void;
}

/** Another run is seen from its beginning, whole. */
export function useChartView(): ChartControl {
  const runId = useSession((state) => state.run?.id ?? null);
  const [held, setHeld] = useState<{ readonly runId: string | null; readonly view: ChartView }>({
    runId,
    view: WHOLE_RUN,
  });
  const bounds = useRef<RunBounds>({ step: 0, lastStep: 1 });
  const moves = useMemo(() => {
    const move = (next: (view: ChartView) => ChartView) =>
      setHeld((before) => ({
        runId,
        view: next(before.runId === runId ? before.view : WHOLE_RUN),
      }));
    return {
      zoom: (factor: number, anchor: number | null) =>
        move((view) => zoomed(view, factor, anchor, bounds.current)),
      pan: (steps: number) => move((view) => panned(view, steps, bounds.current)),
      reveal: (step: number) => move((view) => revealed(view, step, bounds.current)),
      showWhole: () => move(() => WHOLE_RUN),
      follow: () => move(({ span }) => ({ span, from: null })),
    };
  }, [runId]);
  const view = held.runId === runId ? held.view : WHOLE_RUN;
  return { view, bounds, ...moves };
}
