"use client";

import { useMemo } from "react";
import { formatSetting } from "#client/draw/number-format.ts";
import { errorText } from "#client/session/error-text.ts";
import type { ActivityEntry, FieldEdit } from "#client/session/session.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { showMessage } from "#client/ui/messages.ts";
import { PersonMark } from "#client/ui/person-mark.tsx";
import { useControl } from "#client/views/controls/use-control.ts";
import { activityLines } from "#client/views/room/activity-line.ts";
import { ownParameterUndos, ownUndos, type ParameterUndo } from "#client/views/room/own-undo.ts";
import { settingText } from "#client/views/settings/setting-text.ts";
import { useReport } from "#client/views/transport/use-report.ts";

const SHOWN = 40;
const NOTHING: readonly ActivityEntry[] = [];

/** Who did what at which step, newest first. */
export function ActivityPanel() {
  const activity = useSession((state) => state.activity ?? NOTHING);
  const lines = useMemo(() => activityLines(activity).toReversed().slice(0, SHOWN), [activity]);
  const youId = useSession((state) => state.room?.you.id ?? "");
  const runId = useSession((state) => state.run?.id ?? "");
  const undos = useMemo(() => ownUndos(activity, youId), [activity, youId]);
  const weights = useMemo(
    () => ownParameterUndos(activity, youId, runId),
    [activity, youId, runId],
  );
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
              <UndoEdit words={line.words} edits={undos.get(line.id) ?? null} />
              <UndoWeight words={line.words} undo={weights.get(line.id) ?? null} />
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

interface UndoEditProps {
  readonly words: string;
  readonly edits: readonly FieldEdit[] | null;
}

/** Takes an own change back; what somebody else made of it since stays, and is told. */
function UndoEdit({ words, edits }: UndoEditProps) {
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
  return <UndoButton words={words} onUndo={() => void undo()} />;
}

interface UndoWeightProps {
  readonly words: string;
  readonly undo: ParameterUndo | null;
}

/** Sets an own weight by hand to what it was; what somebody else has set since stays, and is told. */
function UndoWeight({ words, undo }: UndoWeightProps) {
  const actions = useSessionActions();
  const report = useReport();
  const { mayChange } = useControl("weights");
  if (undo === null || !mayChange) {
    return null;
  }
  const { parameter, value, since } = undo;
  const onUndo = () => {
    if (since === null) {
      report(actions.setParameter(parameter, value));
    } else {
      const title = text.activity.notUndone(since.name, formatSetting(since.value));
      showMessage({ tone: "alarm", title });
    }
  };
  return <UndoButton words={words} onUndo={onUndo} />;
}

interface UndoButtonProps {
  readonly words: string;
  readonly onUndo: () => void;
}

function UndoButton({ words, onUndo }: UndoButtonProps) {
  return (
    <button
      type="button"
      data-testid="undo"
      aria-label={text.activity.undoOf(words)}
      onClick={onUndo}
      className="shrink-0 rounded px-1 text-2xs text-accent underline-offset-2 hover:underline pointer-coarse:min-h-10 pointer-coarse:min-w-10"
    >
      {text.activity.undo}
    </button>
  );
}
