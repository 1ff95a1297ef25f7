"use client";

import { type KeyboardEvent, type RefObject, useRef } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import type { SessionState } from "#client/session/session.ts";
import { useSession, useSessionActions, useSessionNow } from "#client/session/use-session.tsx";
import { TIMELINE } from "#client/text/en/timeline.ts";
import { classNames } from "#client/ui/class-names.ts";
import { useMomentAtEase } from "#client/views/moment/use-moment-at-ease.ts";
import { MOVE_COST } from "#client/views/transport/progress-line.tsx";
import { timelineEnd } from "#client/views/transport/timeline-end.ts";
import { TimelineHead } from "#client/views/transport/timeline-head.tsx";
import { TimelineMarks } from "#client/views/transport/timeline-marks.tsx";
import { shareOf } from "#client/views/transport/timeline-steps.ts";
import { useReport } from "#client/views/transport/use-report.ts";
import { useScrub } from "#client/views/transport/use-scrub.ts";

/**
 * The run as a line, live and in a replay: what is done, where one looks, and a mark for each
 * change, fork and end. Drag it, press a mark, or use the keys.
 */
export function Timeline() {
  const line = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const done = useRef<HTMLDivElement>(null);
  const now = useSessionNow();
  const end = useSession(endOf);
  const isFollowing = useSession((state) => state.kind === "live" && state.past === null);
  const isEmpty = useSession((state) => state.lastStep === 0);
  const shown = useRef(0);
  const draw = (step: number | null) => {
    const share = shareOf(step ?? shown.current, end);
    if (place.current !== null && done.current !== null) {
      place.current.style.transform = `translateX(${share * 100}%)`;
      done.current.style.transform = `scaleX(${share})`;
    }
  };
  const { dragged, handlers } = useScrub(line, end, draw, () => {
    thumb.current?.focus({ preventScroll: true });
  });
  const onKeyDown = useSliderKeys();
  useMomentAtEase(
    ({ step }) => {
      shown.current = step;
      draw(dragged.current);
      tell(thumb.current, step, now());
    },
    MOVE_COST,
    [end, isFollowing],
  );
  return (
    <fieldset
      aria-label={TIMELINE.title}
      disabled={isEmpty}
      data-testid="timeline"
      data-value={end}
      // What carries the thumb is as wide as the line: shifted, it would widen the page.
      className="min-w-0 overflow-x-clip px-2"
    >
      <div
        ref={line}
        {...(isEmpty ? {} : handlers)}
        className={classNames(
          "relative h-9 touch-pan-y select-none",
          isEmpty ? "cursor-default" : "cursor-pointer",
        )}
      >
        <Track done={done} end={end} isFollowing={isFollowing} />
        <TimelineMarks end={end} line={line} />
        <div
          ref={place}
          className="pointer-events-none absolute inset-x-0 bottom-[0.3125rem] h-4 will-change-transform"
        >
          <div
            ref={thumb}
            role="slider"
            tabIndex={isEmpty ? -1 : 0}
            aria-label={TIMELINE.slider}
            aria-disabled={isEmpty}
            aria-valuemin={0}
            aria-valuemax={end}
            aria-valuenow={0}
            data-testid="scrub"
            onKeyDown={onKeyDown}
            className={classNames(
              "-ml-2 size-4 rounded-full border-2 border-accent",
              isFollowing ? "bg-accent" : "bg-paper shadow-sm",
            )}
          />
        </div>
      </div>
    </fieldset>
  );
}

interface TrackProps {
  readonly done: RefObject<HTMLDivElement | null>;
  readonly end: number;
  readonly isFollowing: boolean;
}

function Track({ done, end, isFollowing }: TrackProps) {
  return (
    <div className="absolute inset-x-0 bottom-3 h-[3px] rounded-full bg-line">
      {isFollowing ? null : <TimelineHead end={end} />}
      <div
        ref={done}
        className="absolute inset-0 origin-left rounded-full bg-accent"
        style={{ transform: "scaleX(0)" }}
      />
    </div>
  );
}

function endOf({ kind, lastStep, settingsInForce, runState }: SessionState): number {
  const isOver = kind === "replay" || runState?.status === "ended";
  return timelineEnd({ lastStep, stopStep: settingsInForce?.stop.steps ?? 1, isOver });
}

/** What moves by itself is not read out while it has the focus: the progress is told at its pace. */
function tell(thumb: HTMLElement | null, step: number, state: SessionState): void {
  const { kind, past, isPlaying, lastStep } = state;
  if (thumb === null || (isPlaying && document.activeElement === thumb)) {
    return;
  }
  const isLive = kind === "live" && past === null;
  thumb.setAttribute("aria-valuenow", String(step));
  thumb.setAttribute(
    "aria-valuetext",
    isLive
      ? TIMELINE.atLive(formatCount(step))
      : TIMELINE.at(formatCount(step), formatCount(lastStep)),
  );
}

/** As a slider is moved anywhere; the page's own keys do the rest. */
function useSliderKeys(): (event: KeyboardEvent) => void {
  const actions = useSessionActions();
  const report = useReport();
  const now = useSessionNow();
  return (event) => {
    const { past, frame, lastStep } = now();
    const from = past?.wanted ?? frame?.step ?? 0;
    const to = sliderStep(event, from, lastStep);
    if (to !== null && !(event.ctrlKey || event.metaKey || event.altKey)) {
      event.preventDefault();
      report(actions.seek(to));
    }
  };
}

function sliderStep({ key, shiftKey }: KeyboardEvent, from: number, lastStep: number) {
  const far = Math.max(1, Math.round(lastStep / 10));
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return Math.max(0, from - (shiftKey ? 10 : 1));
    case "ArrowRight":
    case "ArrowUp":
      return from + (shiftKey ? 10 : 1);
    case "PageDown":
      return Math.max(0, from - far);
    case "PageUp":
      return from + far;
    case "Home":
      return 0;
    case "End":
      return lastStep;
    default:
      return null;
  }
}
