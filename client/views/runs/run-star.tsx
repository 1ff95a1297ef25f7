"use client";

import { Star } from "lucide-react";
import { useState } from "react";
import { errorText } from "#client/session/error-text.ts";
import { labelRun } from "#client/session/library-client.ts";
import type { MyRoom } from "#client/session/my-room.ts";
import { learnLabels } from "#client/session/run-labels.ts";
import { LABELS } from "#client/text/en/labels.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { showMessage } from "#client/ui/messages.ts";
import { useRunLabel } from "#client/views/runs/use-run-label.ts";
import type { RunLabel } from "#protocol/records.ts";

interface RunStarProps {
  readonly run: RunLabel & { readonly id: string; readonly name: string };
  /** Null for who only reads. */
  readonly room: MyRoom | null;
}

/** A run's star: a button for the room's editors, a sign for everybody else. */
export function RunStar({ run, room }: RunStarProps) {
  const { isStarred, remark } = useRunLabel(run);
  const [isBusy, setIsBusy] = useState(false);
  const look = isStarred ? "fill-accent text-accent" : "";
  if (room === null || !room.mayLabel) {
    return isStarred ? (
      <span className="inline-flex size-7 items-center justify-center" data-testid="run-star">
        <Star size={15} className={look} role="img" aria-label={LABELS.isStarred} />
      </span>
    ) : null;
  }
  const toggle = async () => {
    setIsBusy(true);
    // Shown at once, and taken back where the server says no.
    learnLabels([{ id: run.id, isStarred: !isStarred, remark }]);
    const answer = await labelRun(room.code, room.secret, run.id, { isStarred: !isStarred });
    learnLabels([{ id: run.id, ...(answer.ok ? answer.value : { isStarred, remark }) }]);
    setIsBusy(false);
    if (!answer.ok) {
      const detail = errorText(answer.error.code);
      showMessage({ tone: "alarm", title: LABELS.starFailed, detail });
    }
  };
  return (
    <IconButton
      label={isStarred ? LABELS.unstar(run.name) : LABELS.star(run.name)}
      size="small"
      aria-pressed={isStarred}
      aria-disabled={isBusy}
      data-testid="run-star"
      onClick={() => isBusy || void toggle()}
    >
      <Star size={15} aria-hidden className={look} />
    </IconButton>
  );
}
