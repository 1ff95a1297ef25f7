"use client";

import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { lazily } from "#client/ui/lazily.tsx";
import { personColour } from "#client/ui/person-colour.ts";
import { PersonMark } from "#client/ui/person-mark.tsx";
import { Popover } from "#client/ui/popover.tsx";
import type { Person } from "#protocol/room.ts";

const PeopleList = lazily(
  async () => (await import("#client/views/room/people-list.tsx")).PeopleList,
  <div className="h-20" />,
);

const FACES = 5;
const NOBODY: readonly Person[] = [];

/** Who is here: a few faces, all of them in the list behind. */
export function PeopleBar() {
  const people = useSession((state) => state.room?.presence.people ?? NOBODY);
  const count = useSession((state) => state.room?.presence.count ?? 0);
  const faces = people.slice(0, FACES);
  return (
    <Popover
      label={text.people.title(count)}
      trigger={
        <button
          type="button"
          data-testid="people"
          data-value={count}
          aria-label={text.people.title(count)}
          className="flex h-9 items-center rounded-full px-1 hover:bg-sunken"
        >
          {faces.map((person, index) => (
            <span
              key={person.id}
              className={classNames(
                "rounded-full",
                index >= 2 && "max-sm:hidden",
                person.editing === null ? "ring-2 ring-paper" : "ring-2",
              )}
              style={
                person.editing === null
                  ? undefined
                  : { boxShadow: `0 0 0 2px var(--paper), 0 0 0 4px ${personColour(person.color)}` }
              }
            >
              <PersonMark name={person.name} color={person.color} />
            </span>
          ))}
          <span
            className={classNames(
              "num pr-1 pl-2 text-soft text-xs",
              count <= FACES && "sm:hidden",
              count <= 2 && "max-sm:hidden",
            )}
          >
            {count}
          </span>
        </button>
      }
    >
      <PeopleList people={people} count={count} />
    </Popover>
  );
}
