"use client";

import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { formatCount } from "#client/draw/number-format.ts";
import { type NumpyRun, numpySections } from "#client/numpy/numpy-script.ts";
import type { SessionState } from "#client/session/session.ts";
import { useSession, useSessionNow } from "#client/session/use-session.tsx";
import { NUMPY } from "#client/text/en/numpy.ts";
import { Button } from "#client/ui/button.tsx";
import { mathsFocus } from "#client/views/maths/maths-focus.ts";
import { SignChoice } from "#client/views/maths/sign-choice.tsx";
import { useMomentAtEase } from "#client/views/moment/use-moment-at-ease.ts";
import { CodeSection } from "#client/views/numpy/code-section.tsx";
import { ScriptButtons } from "#client/views/numpy/script-buttons.tsx";
import { useRawData } from "#client/views/numpy/use-raw-data.ts";

/** What a render of the panel costs, in multiply-adds: some times a second at most. */
const COST = 2_000_000;

/** The run on the screen as a script of numpy, up to the step that is shown. */
export function NumpyPanel() {
  const convention = useStore(mathsFocus, (focus) => focus.convention);
  const settings = useSession(({ run }) => run?.settings ?? null);
  const { rows, again } = useRawData(settings);
  const place = usePlace();
  const run = useMemo<NumpyRun | null>(
    () =>
      place === null || rows.kind !== "here" || rows.of !== place.of
        ? null
        : { ...place, settings: rows.settings, raw: rows.raw, convention },
    [place, rows, convention],
  );
  return (
    <section
      aria-labelledby="numpy-title"
      data-testid="numpy"
      data-step={run?.step}
      className="min-w-0"
    >
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="numpy-title" className="eyebrow">
          {NUMPY.title}
        </h2>
        <SignChoice testId="numpy-convention" />
      </div>
      {run === null ? null : <Script run={run} />}
      {run === null && rows.kind !== "failed" ? (
        <div className="skeleton mt-2 h-64 w-full">
          <span className="sr-only">{NUMPY.loading}</span>
        </div>
      ) : null}
      {rows.kind === "failed" ? (
        <div className="mt-2 flex flex-wrap items-center gap-3 text-sm" role="alert">
          {NUMPY.failed}
          <Button size="small" onClick={again}>
            {NUMPY.again}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

type Place = Pick<NumpyRun, "name" | "step" | "events"> & { readonly of: NumpyRun["settings"] };

/** The step on the screen and what led to it; it follows some times a second. */
function usePlace(): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  const read = useSessionNow();
  useMomentAtEase(
    ({ step }) => {
      const next = placeOf(read(), step);
      if (next !== null) {
        setPlace((before) => (before !== null && isSame(before, next) ? before : next));
      }
    },
    COST,
    [read],
  );
  return place;
}

function placeOf({ run, frame }: SessionState, step: number): Place | null {
  if (run === null || frame === null || frame.step !== step) {
    return null;
  }
  const { seq } = frame;
  const events = run.events.filter((event) => event.step <= step && event.seq <= seq);
  return { name: run.name, of: run.settings, step, events };
}

function isSame(a: Place, b: Place): boolean {
  return (
    a.step === b.step && a.of === b.of && a.name === b.name && a.events.length === b.events.length
  );
}

function Script({ run }: { readonly run: NumpyRun }) {
  const sections = useMemo(() => numpySections(run), [run]);
  return (
    <>
      <p className="mt-1 max-w-prose text-pretty text-sm">{NUMPY.intro(formatCount(run.step))}</p>
      <ScriptButtons run={run} sections={sections} />
      <section
        aria-label={NUMPY.label}
        // What scrolls sideways is reached by keys.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        data-testid="numpy-script"
        className="mt-3 overflow-x-auto rounded-md bg-sunken p-3 sm:p-4"
      >
        {sections.map((section) => (
          <CodeSection key={section.title} section={section} />
        ))}
      </section>
    </>
  );
}
