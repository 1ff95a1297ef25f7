"use client";

import { formatCount } from "#client/draw/number-format.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { PersonMark } from "#client/ui/person-mark.tsx";
import { changeWords } from "#client/views/room/change-words.ts";
import { useReport } from "#client/views/transport/use-report.ts";
import type { RunEvent } from "#protocol/room.ts";

const NO_EVENTS: readonly RunEvent[] = [];

/** What people changed while it trained; a press goes to that step. */
export function ReplayEvents() {
  const actions = useSessionActions();
  const report = useReport();
  const events = useSession((state) => state.run?.events ?? NO_EVENTS);
  return (
    <section aria-labelledby="events-title" className="min-w-0">
      <h2 id="events-title" className="eyebrow flex min-h-8 items-center">
        {text.replay.events}
      </h2>
      {events.length === 0 ? (
        <p className="mt-2 text-soft text-xs">{text.replay.noEvents}</p>
      ) : (
        <ol className="mt-1 max-h-72 divide-y divide-line overflow-y-auto">
          {events.map((event) => (
            <li key={event.seq}>
              <button
                type="button"
                data-testid="replay-event"
                onClick={() => report(actions.seek(event.step))}
                className="flex w-full items-baseline gap-2 py-1.5 text-left text-xs hover:bg-sunken"
              >
                <PersonMark name={event.actor.name} color={event.actor.color} size="dot" />
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{event.actor.name}</span> {changeWords(event)}
                </span>
                <span className="num whitespace-nowrap text-2xs text-accent">
                  {text.activity.step(formatCount(event.step))}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
