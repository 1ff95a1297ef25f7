"use client";

import { useMemo, useState } from "react";
import type { Session } from "#client/session/session.ts";
import { COMPARE } from "#client/text/en/compare.ts";
import { Term } from "#client/ui/term.tsx";
import { Toggle } from "#client/ui/toggle.tsx";
import { comparedLines } from "#client/views/compare/setting-lines.ts";
import { useOfEach } from "#client/views/compare/use-compared.ts";
import { ValueHead, ValueLine } from "#client/views/compare/value-line.tsx";

/** What the runs started with, the differences marked. */
export function ComparedSettings({ sessions }: { readonly sessions: readonly Session[] }) {
  const [isShort, setShort] = useState(true);
  const runs = useOfEach(sessions, (state) => state.run);
  const lines = useMemo(() => comparedLines(runs.flatMap((run) => run ?? [])), [runs]);
  const different = lines.filter(({ isDifferent }) => isDifferent);
  const shown = isShort ? different : lines;
  return (
    <section aria-labelledby="compare-settings" className="min-w-0">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-3">
        <h2 id="compare-settings" className="eyebrow">
          {COMPARE.settings}
        </h2>
        <span className="flex items-center gap-2.5 text-xs">
          {COMPARE.onlyDifferent}
          <Toggle
            label={COMPARE.onlyDifferent}
            isOn={isShort}
            onChange={setShort}
            testId="only-different"
          />
        </span>
      </div>
      {shown.length === 0 ? (
        <p className="mt-1 text-soft text-xs">{COMPARE.same}</p>
      ) : (
        <ul className="mt-1 border-line border-t">
          <ValueHead count={sessions.length} />
          {shown.map(({ name, term, values, isDifferent }) => (
            <ValueLine
              key={name}
              name={term === "" ? name : <Term path={term}>{name}</Term>}
              values={values}
              isDifferent={isDifferent}
              testId="compare-setting"
            />
          ))}
        </ul>
      )}
    </section>
  );
}
