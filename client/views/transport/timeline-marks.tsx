"use client";

import { type KeyboardEvent, type RefObject, useMemo, useRef, useState } from "react";
import { markGroups } from "#client/draw/mark-groups.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { TIMELINE } from "#client/text/en/timeline.ts";
import { Hint } from "#client/ui/hint.tsx";
import { placeAfter } from "#client/ui/place-after.ts";
import { useSize } from "#client/ui/use-size.ts";
import { markWords } from "#client/views/loss/chart-mark.ts";
import { groupWords, MarkShape } from "#client/views/loss/chart-marks.tsx";
import { useMomentNote } from "#client/views/moment/use-moment.tsx";
import { shareOf } from "#client/views/transport/timeline-steps.ts";
import { useMarks } from "#client/views/transport/use-marks.ts";
import { useReport } from "#client/views/transport/use-report.ts";

/** A pointer's width, and a finger's where the line is short. */
const LEAST_PX = 24;
const LEAST_ON_PHONE_PX = 40;
const PHONE_PX = 640;

interface TimelineMarksProps {
  readonly end: number;
  readonly line: RefObject<HTMLElement | null>;
}

/** A button for each mark, as many as there is room for; one of them is in the order of the Tab key. */
export function TimelineMarks({ end, line }: TimelineMarksProps) {
  const actions = useSessionActions();
  const report = useReport();
  const { widthPx } = useSize(line);
  const marks = useMarks();
  const groups = useMemo(() => {
    const inside = marks.filter(({ step }) => step <= end);
    const leastPx = widthPx < PHONE_PX ? LEAST_ON_PHONE_PX : LEAST_PX;
    return markGroups(inside, (step) => shareOf(step, end) * widthPx, leastPx);
  }, [marks, end, widthPx]);
  const [active, setActive] = useState(0);
  const reachable = Math.min(active, groups.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const to = placeAfter(event.key, reachable, groups.length);
    const button = to === null ? null : event.currentTarget.querySelectorAll("button")[to];
    if (to !== null && button instanceof HTMLElement) {
      event.preventDefault();
      event.stopPropagation();
      setActive(to);
      button.focus();
    }
  };
  if (groups.length === 0) {
    return null;
  }
  return (
    <>
      <div role="toolbar" aria-label={TIMELINE.marks} onKeyDown={onKeyDown}>
        {groups.map((group, index) => (
          <Hint key={group.marks[0]?.id} text={groupWords(group)}>
            <button
              type="button"
              tabIndex={index === reachable ? 0 : -1}
              aria-label={groupWords(group)}
              data-testid="timeline-mark"
              data-step={group.step}
              data-kind={group.marks[0]?.kind}
              onFocus={() => setActive(index)}
              // A pointer's press is the line's: it may become a drag.
              onClick={(event) => event.detail === 0 && report(actions.seek(group.step))}
              className="-ml-3 absolute top-0 flex h-full w-6 justify-center pt-[0.3125rem]"
              style={{ left: `${shareOf(group.step, end) * 100}%` }}
            >
              <MarkShape group={group} />
            </button>
          </Hint>
        ))}
      </div>
      <MarkSaid />
    </>
  );
}

/** Whoever comes to a step with a mark, and stays, is told what happened there. */
function MarkSaid() {
  const said = useRef<HTMLParagraphElement>(null);
  const marks = useMarks();
  const isStill = useSession(
    (state) => !state.isPlaying && (state.kind === "replay" || state.past !== null),
  );
  useMomentNote(
    ({ step }) => {
      const here = isStill ? marks.filter((mark) => mark.step === step) : [];
      const words = here.map(markWords).join("; ");
      if (said.current !== null && said.current.textContent !== words) {
        said.current.textContent = words;
      }
    },
    [marks, isStill],
  );
  return <p ref={said} className="sr-only" aria-live="polite" data-testid="mark-said" />;
}
