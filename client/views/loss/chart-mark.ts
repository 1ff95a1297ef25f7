import { formatCount } from "#client/draw/number-format.ts";
import type { ForkPlace } from "#client/session/past.ts";
import { text } from "#client/text/en.ts";
import { changeWords } from "#client/views/room/change-words.ts";
import type { RunInfo, RunState } from "#protocol/room.ts";

/** Something that happened in the run's course, or that ends it. */
export interface ChartMark {
  readonly id: string;
  readonly kind: "fork" | "change" | "stop" | "ended" | "diverged";
  readonly step: number;
  /** Of the person who made the change; null where nobody did. */
  readonly color: number | null;
  /** Null where nobody did it. */
  readonly who: string | null;
  readonly what: string;
}

/** All marks of a run, ascending by step. */
export function chartMarks(
  run: RunInfo | null,
  end: RunState["end"],
  stopSteps: number | null,
  forks: readonly ForkPlace[] = [],
): readonly ChartMark[] {
  const changes = (run?.events ?? []).map((event): ChartMark => {
    const { seq, step, actor } = event;
    const { color, name } = actor;
    return {
      id: `change-${seq}`,
      kind: "change",
      step,
      color,
      who: name,
      what: changeWords(event),
    };
  });
  const last = end === null ? stopMark(stopSteps) : endMark(end);
  const later = forks.map(laterFork);
  return [...forkMark(run), ...changes, ...later, ...last].toSorted((a, b) => a.step - b.step);
}

/** What a mark says, with its author and its step. */
export function markWords({ who, what, step }: ChartMark): string {
  return who === null ? what : text.loss.chart.mark(who, what, formatCount(step));
}

/** A run that was rewound has no step in common with its parent but the first. */
function forkMark(run: RunInfo | null): readonly ChartMark[] {
  const step = run?.parent?.step ?? 0;
  return step === 0
    ? []
    : [{ ...NOBODY, id: "fork", kind: "fork", step, what: text.transport.fork(formatCount(step)) }];
}

function laterFork({ runNumber, step }: ForkPlace): ChartMark {
  const what = text.transport.laterFork(runNumber, formatCount(step));
  return { ...NOBODY, id: `fork-${runNumber}`, kind: "fork", step, what };
}

function stopMark(step: number | null): readonly ChartMark[] {
  return step === null
    ? []
    : [
        {
          ...NOBODY,
          id: "stop",
          kind: "stop",
          step,
          what: text.loss.chart.stop(formatCount(step)),
        },
      ];
}

function endMark({ reason, step }: NonNullable<RunState["end"]>): readonly ChartMark[] {
  const kind = reason === "diverged" ? "diverged" : "ended";
  return [{ ...NOBODY, id: "end", kind, step, what: text.loss.chart[kind](formatCount(step)) }];
}

const NOBODY = { color: null, who: null } as const;
