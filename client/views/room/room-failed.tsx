"use client";

import { errorText } from "#client/session/error-text.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { FullPageMessage } from "#client/ui/full-page-message.tsx";
import type { ErrorCode, Refusal } from "#protocol/errors.ts";

const TITLES: Partial<Record<ErrorCode, string>> = {
  "room-not-found": text.errors.roomNotFoundTitle,
  "key-refused": text.errors.keyRefusedTitle,
  "room-full": text.errors.roomFullTitle,
  "run-not-found": text.errors.runNotFoundTitle,
  "too-fast": text.errors.tooFastTitle,
  "room-locked": text.errors.lockedTitle,
  removed: text.errors.removedTitle,
};

const BODIES: Partial<Record<ErrorCode, string>> = {
  "room-not-found": text.errors.roomNotFoundBody,
  "key-refused": text.errors.keyRefusedBody,
  "room-full": text.errors.roomFullBody,
  "run-not-found": text.errors.runNotFoundBody,
  removed: text.errors.removedBody,
};

/** Where a second try meets the same answer. */
const FINAL: ReadonlySet<ErrorCode> = new Set(["room-not-found", "run-not-found", "removed"]);

/** The room or run cannot be shown: why, and what one can do. */
export function RoomFailed({ error }: { readonly error: Refusal }) {
  const goOn = () => {
    if (error.code === "key-refused") {
      window.location.hash = "";
    }
    window.location.reload();
  };
  return (
    <FullPageMessage
      testId="room-failed"
      title={TITLES[error.code] ?? text.errors.brokenTitle}
      body={BODIES[error.code] ?? errorText(error.code)}
      links={[
        ...(error.code === "run-not-found" ? [{ href: "/runs", label: text.replay.allRuns }] : []),
        { href: "/", label: text.errors.toHome },
      ]}
    >
      {FINAL.has(error.code) ? null : (
        <Button tone="primary" onClick={goOn}>
          {error.code === "key-refused" ? text.errors.joinByCode : text.errors.tryAgain}
        </Button>
      )}
    </FullPageMessage>
  );
}
