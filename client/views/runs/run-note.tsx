"use client";

import { Pencil } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { errorText } from "#client/session/error-text.ts";
import type { MyRoom } from "#client/session/my-room.ts";
import { LABELS } from "#client/text/en/labels.ts";
import { Button } from "#client/ui/button.tsx";
import { classNames } from "#client/ui/class-names.ts";
import { type Remark, useRemark } from "#client/views/runs/use-remark.ts";
import { useRunLabel } from "#client/views/runs/use-run-label.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { RunLabel } from "#protocol/records.ts";

interface RunNoteProps {
  readonly run: RunLabel & { readonly id: string; readonly name: string };
  /** Null for who only reads. */
  readonly room: MyRoom | null;
  readonly className?: string;
}

/** What people wrote about a run; the room's editors write it here. */
export function RunNote({ run, room, className }: RunNoteProps) {
  const label = useRunLabel(run);
  if (room?.mayLabel === true) {
    return <EditedNote key={run.id} run={run} label={label} room={room} className={className} />;
  }
  return label.remark === "" ? null : (
    <p className={classNames(TEXT, className)} data-testid="run-note">
      {label.remark}
    </p>
  );
}

const TEXT = "min-w-0 break-words text-xs";
/** From so many characters left on, their number is said. */
const FEW_LEFT = 40;

interface EditedNoteProps {
  readonly run: { readonly id: string; readonly name: string };
  readonly label: RunLabel;
  readonly room: MyRoom;
  readonly className?: string | undefined;
}

function EditedNote({ run, label, room, className }: EditedNoteProps) {
  const note = useRemark(run.id, label, room);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && note.draft === null) {
      opener.current?.focus();
    }
    wasOpen.current = note.draft !== null;
  }, [note.draft]);
  return (
    <div
      // Words take the room that they need, what one writes in all that there is.
      className={classNames(className, note.draft !== null && "!w-full")}
      data-testid="run-note"
      data-state={note.state.kind}
    >
      {note.draft === null ? (
        <div className="flex min-w-0 items-start gap-1">
          {label.remark === "" ? null : (
            <p className={`${TEXT} py-1 pointer-coarse:py-2.5`}>{label.remark}</p>
          )}
          <button
            ref={opener}
            type="button"
            aria-label={`${label.remark === "" ? LABELS.add : LABELS.edit}: ${run.name}`}
            data-testid="edit-note"
            onClick={note.start}
            className="inline-flex h-6 pointer-coarse:h-10 shrink-0 items-center gap-1 rounded px-1 text-2xs text-soft hover:bg-sunken hover:text-ink"
          >
            <Pencil size={11} aria-hidden />
            {label.remark === "" ? LABELS.add : null}
          </button>
        </div>
      ) : (
        <NoteForm run={run} note={note} text={note.draft.text} theirs={label.remark} />
      )}
    </div>
  );
}

interface NoteFormProps {
  readonly run: { readonly name: string };
  readonly note: Remark;
  readonly text: string;
  readonly theirs: string;
}

function NoteForm({ run, note, text, theirs }: NoteFormProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const isKept = note.state.kind === "kept";
  // What was kept from before opens by itself: then the focus stays where it is.
  const takesFocus = useRef(!isKept);
  useEffect(() => {
    if (takesFocus.current) {
      field.current?.focus();
    }
  }, []);
  const isChanged = note.state.kind === "changed";
  const left = LIMITS.remarkCharacters - text.length;
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      note.save();
    } else if (event.key === "Escape") {
      note.giveUp();
    }
  };
  return (
    <div className="flex min-w-0 flex-col gap-1.5 py-1">
      <textarea
        ref={field}
        rows={2}
        value={text}
        maxLength={LIMITS.remarkCharacters}
        aria-label={LABELS.noteOn(run.name)}
        aria-describedby={id}
        data-testid="note-text"
        onChange={(event) => note.type(event.target.value.replaceAll(/\s*[\r\n]+\s*/g, " "))}
        onKeyDown={onKeyDown}
        className="w-full min-w-0 resize-none rounded-md border border-line-strong/60 bg-raised px-2 py-1.5 text-xs hover:border-ink"
      />
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
        <Button
          size="small"
          tone="primary"
          data-testid="save-note"
          aria-disabled={note.state.kind === "saving"}
          onClick={isChanged ? note.saveAnyway : note.save}
        >
          {isChanged ? LABELS.saveMine : LABELS.save}
        </Button>
        <Button size="small" tone="quiet" data-testid="leave-note" onClick={note.giveUp}>
          {isChanged ? LABELS.keepTheirs : LABELS.cancel}
        </Button>
        <p
          id={id}
          role={isKept ? undefined : "status"}
          data-testid="note-state"
          className={classNames(
            "min-w-0 text-2xs",
            note.state.kind === "refused" ? "text-alarm" : "text-soft",
          )}
        >
          {stateWords(note, theirs) ?? (left <= FEW_LEFT ? LABELS.left(left) : "")}
        </p>
      </div>
    </div>
  );
}

function stateWords({ state }: Remark, theirs: string): string | null {
  switch (state.kind) {
    case "typing":
      return null;
    case "kept":
      return LABELS.kept;
    case "saving":
      return LABELS.saving;
    case "waiting":
      return LABELS.notSaved;
    case "changed":
      return LABELS.changed(theirs);
    case "refused":
      return errorText(state.error.code);
  }
}
