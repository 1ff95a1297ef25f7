"use client";

import { useMemo } from "react";
import type { ActivityEntry } from "#client/session/session.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { PersonMark } from "#client/ui/person-mark.tsx";
import { activityLines } from "#client/views/room/activity-line.ts";

const SHOWN = 40;
const NOTHING: readonly ActivityEntry[] = [];

/** Who did what at which step, newest first. */
export function ActivityPanel() {
  const activity = useSession((state) => state.activity ?? NOTHING);
  const lines = useMemo(() => activityLines(activity).toReversed().slice(0, SHOWN), [activity]);
  return (
    <section aria-labelledby="activity-title" className="min-w-0">
      <h2 id="activity-title" className="eyebrow flex min-h-8 items-center">
        {text.activity.title}
      </h2>
      {lines.length === 0 ? (
        <p className="mt-2 text-soft text-xs">{text.activity.empty}</p>
      ) : (
        <ol className="mt-1 max-h-72 divide-y divide-line overflow-y-auto" data-testid="activity">
          {lines.map((line) => (
            <li key={line.id} className="flex items-baseline gap-2 py-1.5 text-xs">
              <span className="translate-y-px">
                {line.actor === null ? (
                  <span
                    className="inline-block size-2 rounded-full border border-line-strong"
                    aria-hidden
                  />
                ) : (
                  <PersonMark name={line.actor.name} color={line.actor.color} size="dot" />
                )}
              </span>
              <p className="min-w-0 flex-1 break-words">
                <span className="font-medium">{line.actor?.name ?? text.activity.server}</span>{" "}
                {line.words}
              </p>
              {line.step === null ? null : (
                <span className="num whitespace-nowrap text-soft text-2xs">
                  {text.activity.step(line.step)}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
