"use client";

import { useMemo } from "react";
import { errorText } from "#client/session/error-text.ts";
import type { ActivityEntry, FieldEdit } from "#client/session/session.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { showMessage } from "#client/ui/messages.ts";
import { PersonMark } from "#client/ui/person-mark.tsx";
import { activityLines } from "#client/views/room/activity-line.ts";
import { ownUndos } from "#client/views/room/own-undo.ts";
import { settingText } from "#client/views/settings/setting-text.ts";

const SHOWN = 40;
const NOTHING: readonly ActivityEntry[] = [];

/** Who did what at which step, newest first. */
export function ActivityPanel() {
  const activity = useSession((state) => state.activity ?? NOTHING);
  const lines = useMemo(() => activityLines(activity).toReversed().slice(0, SHOWN), [activity]);
  const youId = useSession((state) => state.room?.you.id ?? "");
  const undos = useMemo(() => ownUndos(activity, youId), [activity, youId]);
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
              <UndoButton words={line.words} edits={undos.get(line.id) ?? null} />
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

interface UndoButtonProps {
  readonly words: string;
  readonly edits: readonly FieldEdit[] | null;
}

/** Takes an own change back; what somebody else made of it since stays, and is told. */
function UndoButton({ words, edits }: UndoButtonProps) {
  const actions = useSessionActions();
  if (edits === null) {
    return null;
  }
  const undo = async () => {
    const answer = await actions.edit(edits);
    if (!answer.ok) {
      const [current] = answer.error.current ?? [];
      const by = current?.revision?.by.name;
      showMessage({
        tone: "alarm",
        title:
          current === undefined || by === undefined
            ? errorText(answer.error.code)
            : text.activity.notUndone(by, settingText(current.value)),
        detail: answer.error.code === "invalid-settings" ? answer.error.message : undefined,
      });
    }
  };
  return (
    <button
      type="button"
      data-testid="undo"
      aria-label={text.activity.undoOf(words)}
      onClick={() => void undo()}
      className="shrink-0 rounded px-1 text-2xs text-accent underline-offset-2 hover:underline pointer-coarse:min-h-10 pointer-coarse:min-w-10"
    >
      {text.activity.undo}
    </button>
  );
}
