"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorText } from "#client/session/error-text.ts";
import { createRoom } from "#client/session/http-client.ts";
import { roomStart } from "#client/session/local-room.ts";
import type { Session } from "#client/session/session.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { showMessage } from "#client/ui/messages.ts";

/** A room whose first numbers are those on the screen. */
export function OpenWithThis({ session }: { readonly session: Session }) {
  const router = useRouter();
  const isReady = useSession((state) => state.frame !== null);
  const [isOpening, setIsOpening] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const open = async () => {
    setIsOpening(true);
    setProblem(null);
    await session.actions.pause();
    const { frame, settingsInForce: settings } = session.store.getState();
    if (frame === null || settings === null) {
      setIsOpening(false);
      return;
    }
    const start = roomStart(settings, frame.parameters);
    const answer = await createRoom({ settings: start.settings });
    if (!answer.ok) {
      setIsOpening(false);
      setProblem(errorText(answer.error.code));
      return;
    }
    if (!start.hasWeights) {
      showMessage({ tone: "plain", title: text.playground.openThisSeed });
    }
    router.push(answer.value.path);
  };

  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <Button
        data-testid="open-with-this"
        onClick={open}
        disabled={!isReady || isOpening}
        aria-describedby="open-with-this-note"
      >
        {isOpening ? text.playground.opening : text.playground.openThis}
      </Button>
      <p
        id="open-with-this-note"
        className="min-w-0 flex-1 basis-52 text-soft text-xs"
        aria-live="polite"
      >
        {problem === null ? (
          text.playground.openThisNote
        ) : (
          <span className="text-alarm">{problem}</span>
        )}
      </p>
    </div>
  );
}
