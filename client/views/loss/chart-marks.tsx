"use client";

import { type CSSProperties, type KeyboardEvent, type RefObject, useState } from "react";
import type { MarkGroup } from "#client/draw/mark-groups.ts";
import { formatCount } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { personColour } from "#client/ui/person-colour.ts";
import { placeAfter } from "#client/ui/place-after.ts";
import { type ChartMark, markWords } from "#client/views/loss/chart-mark.ts";

/** So many of a group are told one by one. */
const TOLD = 4;

interface ChartMarksProps {
  /** The chart moves its buttons as the axis moves. */
  readonly list: RefObject<HTMLDivElement | null>;
  readonly groups: readonly MarkGroup<ChartMark>[];
}

/** A button above the chart for each change and stop: who, what and when, on focus, press or hover. */
export function ChartMarks({ list, groups }: ChartMarksProps) {
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const reachable = Math.min(active, groups.length - 1);
  const told = groups.find((group) => idOf(group) === open);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const to = placeAfter(event.key, reachable, groups.length);
    if (to !== null) {
      event.preventDefault();
      event.stopPropagation();
      setActive(to);
      const button = event.currentTarget.children[to];
      if (button instanceof HTMLElement) {
        button.focus();
      }
    } else if (event.key === "Escape") {
      setOpen(null);
    }
  };
  return (
    <>
      <div
        ref={list}
        role="toolbar"
        aria-label={text.loss.chart.marks}
        onKeyDown={onKeyDown}
        className="pointer-events-none absolute inset-x-0 top-0 h-6 overflow-hidden"
      >
        {groups.map((group, index) => (
          <button
            key={idOf(group)}
            type="button"
            tabIndex={index === reachable ? 0 : -1}
            aria-label={groupWords(group)}
            data-testid="loss-mark"
            data-step={group.step}
            data-kind={group.marks[0]?.kind}
            onFocus={() => {
              setActive(index);
              setOpen(idOf(group));
            }}
            onBlur={() => setOpen(null)}
            onClick={() => setOpen(idOf(group))}
            onPointerEnter={() => setOpen(idOf(group))}
            onPointerLeave={({ currentTarget }) => {
              if (document.activeElement !== currentTarget) {
                setOpen(null);
              }
            }}
            className="-ml-3 pointer-events-auto absolute top-0 left-0 flex size-6 items-center justify-center"
          >
            <MarkShape group={group} />
          </button>
        ))}
      </div>
      {told === undefined ? null : (
        <ul
          aria-hidden
          data-testid="loss-mark-words"
          className="pointer-events-none absolute top-7 left-14 z-10 max-w-[calc(100%-4rem)] rounded-md bg-ink px-2.5 py-1.5 text-paper text-xs shadow-lift"
        >
          {told.marks.slice(0, TOLD).map((mark) => (
            <li key={mark.id}>{markWords(mark)}</li>
          ))}
          {told.marks.length > TOLD ? (
            <li>{text.loss.chart.more(formatCount(told.marks.length - TOLD))}</li>
          ) : null}
        </ul>
      )}
    </>
  );
}

/** The kinds differ by their shapes, too: changes point down, forks are lozenges, stops squares, a divergence a cross. */
export function MarkShape({ group }: { readonly group: MarkGroup<ChartMark> }) {
  const [first] = group.marks;
  const style: CSSProperties = {
    fill: first?.color == null ? "var(--line-strong)" : personColour(first.color),
  };
  return (
    <svg aria-hidden width="14" height="14" viewBox="0 0 14 14" style={style}>
      {first?.kind === "change" ? <path d="M2 3h10l-5 8z" /> : null}
      {first?.kind === "fork" ? <path d="M7 1l5 6-5 6-5-6z" fill="var(--accent)" /> : null}
      {first?.kind === "stop" ? (
        <path d="M3 3h8v8h-8z" fill="none" stroke="var(--line-strong)" strokeWidth="1.5" />
      ) : null}
      {first?.kind === "ended" ? <path d="M3 3h8v8h-8z" /> : null}
      {first?.kind === "diverged" ? (
        <path d="M3 3l8 8M11 3l-8 8" stroke="var(--alarm)" strokeWidth="2" />
      ) : null}
      {group.marks.length > 1 ? (
        <text x="13.5" y="13.5" textAnchor="end" fontSize="7.5" fill="var(--ink)">
          {Math.min(99, group.marks.length)}
        </text>
      ) : null}
    </svg>
  );
}

/** A group goes by its first mark: it stays open while others join it. */
function idOf({ marks }: MarkGroup<ChartMark>): string {
  return marks[0]?.id ?? "";
}

export function groupWords({ marks }: MarkGroup<ChartMark>): string {
  const [first] = marks;
  const last = marks.at(-1);
  if (first === undefined || last === undefined || marks.length === 1) {
    return first === undefined ? "" : markWords(first);
  }
  const told = marks.slice(0, TOLD).map(markWords).join("; ");
  const { marksAt, more } = text.loss.chart;
  const range = marksAt(formatCount(marks.length), formatCount(first.step), formatCount(last.step));
  const rest = marks.length > TOLD ? `; ${more(formatCount(marks.length - TOLD))}` : "";
  return `${range}: ${told}${rest}`;
}
