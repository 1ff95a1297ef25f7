"use client";

import { MonitorOff, MonitorUp } from "lucide-react";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { FOLLOW } from "#client/text/en/follow.ts";
import { setPresenting, useIsPresenting } from "#client/views/follow/presenting.ts";
import { useReport } from "#client/views/transport/use-report.ts";

/** The host's entry in the room's menu. */
export function PresentEntry() {
  const actions = useSessionActions();
  const report = useReport();
  const code = useSession(({ room }) => room?.code ?? "");
  const isOn = useIsPresenting();
  const toggle = () => {
    setPresenting(isOn ? null : actions, code);
    if (isOn) {
      report(actions.present(null));
    }
  };
  const Icon = isOn ? MonitorOff : MonitorUp;
  return (
    <button
      type="button"
      data-testid="present"
      aria-pressed={isOn}
      onClick={toggle}
      className="flex min-h-10 w-full items-center gap-3 rounded-md px-2 text-left text-soft hover:bg-sunken hover:text-ink"
    >
      <Icon size={16} aria-hidden />
      <span className="flex-1">{isOn ? FOLLOW.stopPresenting : FOLLOW.present}</span>
    </button>
  );
}
