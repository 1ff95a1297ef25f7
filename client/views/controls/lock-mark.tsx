"use client";

import { Lock } from "lucide-react";
import { useSession } from "#client/session/use-session.tsx";
import { CONTROL_LIST } from "#client/text/en/control-list.ts";
import { Hint } from "#client/ui/hint.tsx";
import { useControl } from "#client/views/controls/use-control.ts";
import type { Control } from "#protocol/controls.ts";

/** On what only the host may change; nothing on what is as usual. */
export function LockMark({ control }: { readonly control: Control }) {
  const { who } = useControl(control);
  const isHost = useSession(({ room }) => room?.you.role === "host");
  if (who !== "host") {
    return null;
  }
  const words = isHost ? CONTROL_LIST.yours : CONTROL_LIST.locked.host;
  return (
    <Hint text={words}>
      <button
        type="button"
        data-mark=""
        data-testid={`lock-${control}`}
        aria-label={words}
        className="flex size-5 shrink-0 items-center justify-center text-soft"
      >
        <Lock size={11} aria-hidden />
      </button>
    </Hint>
  );
}
