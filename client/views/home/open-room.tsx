"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorText } from "#client/session/error-text.ts";
import { createRoom } from "#client/session/http-client.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { classNames } from "#client/ui/class-names.ts";
import { useHydrated } from "#client/ui/use-hydrated.ts";

/** One press: a room with Origin in it, and this browser is its host. */
export function OpenRoom() {
  const router = useRouter();
  const isHydrated = useHydrated();
  const [isOpening, setIsOpening] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const open = async () => {
    setIsOpening(true);
    setProblem(null);
    const answer = await createRoom({});
    if (answer.ok) {
      router.push(answer.value.path);
      return;
    }
    setIsOpening(false);
    setProblem(errorText(answer.error.code));
  };

  return (
    <div>
      <Button
        tone="primary"
        size="large"
        className={classNames("w-full", !isHydrated && "!opacity-100")}
        data-testid="open-room"
        onClick={open}
        disabled={isOpening || !isHydrated}
        aria-describedby="open-room-note"
      >
        {isOpening ? text.home.opening : text.home.openRoom}
      </Button>
      <p id="open-room-note" className="mt-2 text-soft text-xs" aria-live="polite">
        {problem === null ? (
          text.playground.openRoomNote
        ) : (
          <span className="text-alarm" role="alert">
            {problem}
          </span>
        )}
      </p>
    </div>
  );
}
