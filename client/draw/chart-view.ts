/** Fewer steps than this are never spread over the whole chart. */
const LEAST_SPAN = 4;
/** Of the window, ahead of the step that is followed, where the run is longer than that. */
const AHEAD = 0.08;

/** Which steps a chart shows. */
export interface ChartView {
  /** How many steps; null is the whole run. */
  readonly span: number | null;
  /** Where somebody has moved the left end to; null follows the step on the screen. */
  readonly from: number | null;
}

/** Where a run stands: the step on the screen, and the right end of the whole run. */
export interface RunBounds {
  readonly step: number;
  readonly lastStep: number;
}

/** Steps from left to right; places between two steps are places, too. */
export interface StepWindow {
  readonly from: number;
  readonly to: number;
}

export const WHOLE_RUN: ChartView = { span: null, from: null };

/** The steps that a view shows now. */
export function windowOf({ span, from }: ChartView, bounds: RunBounds): StepWindow {
  const end = endOf(bounds);
  if (span === null || span >= end) {
    return { from: 0, to: end };
  }
  const left = from ?? bounds.step + span * AHEAD - span;
  const clamped = clamp(left, 0, end - span);
  return { from: clamped, to: clamped + span };
}

/**
 * Shows `factor` times as many steps. What is at `anchor` stays there; without one, a view that
 * follows goes on following, another one keeps its middle.
 */
export function zoomed(
  view: ChartView,
  factor: number,
  anchor: number | null,
  bounds: RunBounds,
): ChartView {
  const { from, to } = windowOf(view, bounds);
  const span = Math.max(LEAST_SPAN, (to - from) * factor);
  if (span >= endOf(bounds)) {
    return WHOLE_RUN;
  }
  if (anchor === null && view.from === null) {
    return { span, from: null };
  }
  const fixed = anchor ?? (from + to) / 2;
  return settled(span, fixed - ((fixed - from) / (to - from)) * span, bounds);
}

/** Moves by so many steps, to the right when positive. One that comes back to the end follows. */
export function panned(view: ChartView, steps: number, bounds: RunBounds): ChartView {
  if (view.span === null) {
    return view;
  }
  const { from, to } = windowOf(view, bounds);
  const moved = settled(to - from, from + steps, bounds);
  const following = windowOf({ span: to - from, from: null }, bounds);
  const isBack = steps > 0 && Math.abs((moved.from ?? 0) - following.from) < (to - from) / 100;
  return isBack ? { span: view.span, from: null } : moved;
}

/** Moved no further than it takes to have a step in sight, with some air. */
export function revealed(view: ChartView, step: number, bounds: RunBounds): ChartView {
  const { from, to } = windowOf(view, bounds);
  if (view.span === null || (step >= from && step <= to)) {
    return view;
  }
  const air = (to - from) * AHEAD;
  return settled(to - from, step < from ? step - air : step + air - (to - from), bounds);
}

function settled(span: number, from: number, bounds: RunBounds): ChartView {
  return { span, from: clamp(from, 0, Math.max(0, endOf(bounds) - span)) };
}

function endOf({ lastStep }: RunBounds): number {
  return Math.max(1, lastStep);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
