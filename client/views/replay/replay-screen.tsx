"use client";

import { useEffect, useMemo, useState } from "react";
import type { Session } from "#client/session/session.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { sessionMoments } from "#client/views/moment/session-moments.ts";
import { MomentProvider } from "#client/views/moment/use-moment.tsx";
import { RowChoiceProvider } from "#client/views/outputs/row-choice.tsx";
import { DivergedNote } from "#client/views/replay/diverged-note.tsx";
import { ReplayHeader } from "#client/views/replay/replay-header.tsx";
import { ReplayPanels } from "#client/views/replay/replay-panels.tsx";
import { ReplayTransport } from "#client/views/replay/replay-transport.tsx";
import { RunLabelLine } from "#client/views/replay/run-label-line.tsx";
import { useStepInAddress } from "#client/views/replay/use-step-in-address.ts";
import { RoomFailed } from "#client/views/room/room-failed.tsx";
import { ShortcutsDialog } from "#client/views/transport/shortcuts-dialog.tsx";

/** A saved run: the same panels as in the room, with a transport that also goes back. */
export function ReplayScreen({ session }: { readonly session: Session }) {
  const source = useMemo(() => sessionMoments(session.store), [session]);
  const failure = useSession(({ connection }) =>
    connection.kind === "failed" ? connection.error : null,
  );
  const [isListOpen, setIsListOpen] = useState(false);
  const name = useSession((state) => state.run?.name ?? null);
  useEffect(() => {
    if (name !== null) {
      document.title = `${name} · ${text.product}`;
    }
  }, [name]);
  if (failure !== null) {
    return <RoomFailed error={failure} />;
  }
  return (
    <MomentProvider source={source}>
      <RowChoiceProvider>
        <AddressFollows />
        <div className="flex min-h-dvh flex-col">
          <ReplayHeader onShortcuts={() => setIsListOpen(true)} />
          <DivergedNote />
          <RunLabelLine />
          <ReplayPanels />
          <ReplayTransport onShortcuts={() => setIsListOpen(true)} />
        </div>
        <ShortcutsDialog
          isOpen={isListOpen}
          onOpenChange={setIsListOpen}
          shortcuts={text.shortcuts.replay}
        />
      </RowChoiceProvider>
    </MomentProvider>
  );
}

function AddressFollows() {
  useStepInAddress();
  return null;
}
