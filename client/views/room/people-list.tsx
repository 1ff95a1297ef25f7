"use client";

import { Pencil, UserMinus } from "lucide-react";
import { useState } from "react";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { DOOR } from "#client/text/en/door.ts";
import { text } from "#client/text/en.ts";
import { Choice } from "#client/ui/choice.tsx";
import { ConfirmButton } from "#client/ui/confirm-button.tsx";
import { PersonMark } from "#client/ui/person-mark.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { pathWords } from "#client/views/settings/path-words.ts";
import { useReport } from "#client/views/transport/use-report.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { Person } from "#protocol/room.ts";

/** Everybody by name, with role and what they are editing. */
export function PeopleList({
  people,
  count,
}: {
  readonly people: readonly Person[];
  readonly count: number;
}) {
  const you = useSession((state) => state.room?.you ?? null);
  return (
    <div>
      <h2 className="font-semibold">{text.people.title(count)}</h2>
      <ul className="mt-2 max-h-[50dvh] divide-y divide-line overflow-y-auto">
        {people.map((person) => (
          <PersonLine
            key={person.id}
            person={person}
            isYou={person.id === you?.id}
            mayAppoint={you?.role === "host" && person.role !== "host"}
          />
        ))}
      </ul>
      {count > people.length ? (
        <p className="pt-2 text-soft text-xs">{text.people.more(count - people.length)}</p>
      ) : null}
    </div>
  );
}

const ROLE_OPTIONS = [
  { value: "editor", label: text.roles.editor },
  { value: "viewer", label: text.roles.viewer },
];

interface PersonLineProps {
  readonly person: Person;
  readonly isYou: boolean;
  readonly mayAppoint: boolean;
}

function PersonLine({ person, isYou, mayAppoint }: PersonLineProps) {
  const actions = useSessionActions();
  const report = useReport();
  const settings = useSession((state) => state.room?.settings ?? null);
  const [isRenaming, setIsRenaming] = useState(false);
  return (
    <li
      className="flex min-h-12 items-center gap-2.5 py-1.5"
      data-testid="person"
      data-value={person.name}
    >
      <PersonMark name={person.name} color={person.color} />
      <div className="min-w-0 flex-1">
        {isYou && isRenaming ? (
          <TextField
            label={text.people.yourName}
            value={person.name}
            maxLength={LIMITS.memberNameCharacters}
            autoFocus
            testId="my-name"
            onCommit={(name) => report(actions.renameMe(name))}
            onBlur={() => setIsRenaming(false)}
            className="h-8 w-full"
          />
        ) : (
          <p className="flex items-center gap-1.5">
            <span className="line-clamp-2 break-words font-medium leading-tight">
              {person.name}
            </span>
            {isYou ? (
              <>
                <span className="text-soft text-xs">{text.people.you}</span>
                <button
                  type="button"
                  aria-label={text.people.rename}
                  data-testid="rename-me"
                  onClick={() => setIsRenaming(true)}
                  className="rounded p-1 text-soft hover:text-ink"
                >
                  <Pencil size={12} aria-hidden />
                </button>
              </>
            ) : null}
          </p>
        )}
        {person.editing === null || settings === null ? null : (
          <p className="text-pretty text-2xs text-soft">
            {text.people.editing(pathWords(person.editing, settings))}
          </p>
        )}
      </div>
      {mayAppoint ? (
        <>
          <Choice
            label={text.people.roleOf(person.name)}
            value={person.role}
            options={ROLE_OPTIONS}
            testId={`role-${person.name}`}
            onChange={(role) =>
              report(actions.setMemberRole(person.id, role === "viewer" ? "viewer" : "editor"))
            }
          />
          <ConfirmButton
            label={DOOR.remove(person.name)}
            confirm={DOOR.removeNow}
            note={DOOR.removeNote}
            testId={`remove-${person.name}`}
            onConfirm={() => report(actions.removeMember(person.id))}
            className="!px-1.5 min-w-8 pointer-coarse:min-w-11"
          >
            <UserMinus size={14} aria-hidden />
          </ConfirmButton>
        </>
      ) : (
        <span className="text-soft text-xs">{text.roles[person.role]}</span>
      )}
    </li>
  );
}
