"use client";

import { type ReactNode, useId, useState } from "react";
import { safeStorage } from "#client/session/safe-storage.ts";
import type { RoomView } from "#client/session/session.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { FoldButton } from "#client/ui/fold.tsx";
import { PersonMark } from "#client/ui/person-mark.tsx";
import { useHiddenControls } from "#client/views/controls/use-control.ts";
import { AtOnceMark } from "#client/views/settings/setting-row.tsx";
import { controlsOfPath } from "#protocol/controls.ts";
import type { Person } from "#protocol/room.ts";
import { overlaps } from "#protocol/settings-path.ts";

interface SettingsSectionProps {
  readonly name: string;
  readonly title: string;
  /** What is set in here, for when it is closed. */
  readonly summary: string;
  /** The parts of the document that are in here. */
  readonly paths: readonly string[];
  /** All of its settings take effect at once. */
  readonly isImmediate?: boolean;
  readonly startsOpen?: boolean;
  readonly children: ReactNode;
}

/** Some settings under one heading, as long as one of them is on the screen. */
export function SettingsSection(props: SettingsSectionProps) {
  const hidden = useHiddenControls();
  const isHidden = props.paths.flatMap(controlsOfPath).every((control) => hidden.has(control));
  return isHidden ? null : <ShownSection {...props} />;
}

/** The heading says in a line what the settings are when it is closed. */
function ShownSection(props: SettingsSectionProps) {
  const { name, title, summary, paths, isImmediate = false, startsOpen = false } = props;
  const id = useId();
  const [isOpen, setIsOpen] = useState(() => rememberedOpen(name) ?? startsOpen);
  const toggle = () => {
    setIsOpen(!isOpen);
    safeStorage("localStorage").write(storageKey(name), isOpen ? "closed" : "open");
  };
  const waits = useSession(({ room }) =>
    room === null ? false : room.nextRunPaths.some((path) => isInside(path, paths)),
  );
  const editor = useSession(({ room }) => (room === null ? null : editorIn(room, paths)));
  return (
    <section className="min-w-0 border-line border-t">
      <FoldButton
        title={title}
        isOpen={isOpen}
        controls={id}
        onToggle={toggle}
        testId={`section-${name}`}
      >
        {isOpen ? (
          <span className="flex-1" />
        ) : (
          <span className="num min-w-0 flex-1 truncate text-2xs text-soft">{summary}</span>
        )}
        {editor === null || isOpen ? null : (
          <PersonMark name={editor.name} color={editor.color} size="dot" />
        )}
        {waits && !isOpen ? (
          <span
            title={text.settings.waitsInside}
            className="whitespace-nowrap rounded border border-accent/40 px-1 text-[0.625rem] text-accent leading-4"
          >
            {text.settings.nextRun}
          </span>
        ) : isImmediate && !isOpen ? (
          <AtOnceMark />
        ) : null}
      </FoldButton>
      <div id={id} hidden={!isOpen} className="pb-4">
        {isOpen ? props.children : null}
      </div>
    </section>
  );
}

function storageKey(name: string): string {
  return `weightroom.section.${name}`;
}

/** As this browser left it, in whichever room; null when it never did. */
function rememberedOpen(name: string): boolean | null {
  const state = safeStorage("localStorage").read(storageKey(name));
  return state === null ? null : state === "open";
}

function isInside(path: string, parts: readonly string[]): boolean {
  return parts.some((part) => overlaps(path, part));
}

function editorIn({ presence, you }: RoomView, paths: readonly string[]): Person | null {
  return (
    presence.people.find(
      ({ id, editing }) => id !== you.id && editing !== null && isInside(editing, paths),
    ) ?? null
  );
}
