"use client";

import { useEffect, useMemo, useState } from "react";
import type { Session } from "#client/session/session.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { FollowSlot } from "#client/views/follow/follow-slot.tsx";
import { sessionMoments } from "#client/views/moment/session-moments.ts";
import { MomentProvider } from "#client/views/moment/use-moment.tsx";
import { RowChoiceProvider } from "#client/views/outputs/row-choice.tsx";
import { NameDialog } from "#client/views/room/name-dialog.tsx";
import { RoomBanners } from "#client/views/room/room-banners.tsx";
import { RoomHeader } from "#client/views/room/room-header.tsx";
import { RoomPanels } from "#client/views/room/room-panels.tsx";
import { LiveTransport } from "#client/views/transport/live-transport.tsx";
import { ShortcutsDialog } from "#client/views/transport/shortcuts-dialog.tsx";
import { formatCode } from "#protocol/room-code.ts";

interface RoomScreenProps {
  readonly session: Session;
  readonly suggestedName: string | null;
}

/** A live room. It is laid out before the room is there, so that nothing jumps. */
export function RoomScreen({ session, suggestedName }: RoomScreenProps) {
  const source = useMemo(() => sessionMoments(session.store), [session]);
  const [isListOpen, setIsListOpen] = useState(false);
  usePageTitle();
  return (
    <MomentProvider source={source}>
      <RowChoiceProvider>
        <div className="flex min-h-dvh flex-col">
          <RoomHeader onShortcuts={() => setIsListOpen(true)} />
          <RoomBanners />
          <RoomPanels />
          <LiveTransport onShortcuts={() => setIsListOpen(true)}>
            <NameDialog suggestedName={suggestedName} />
            <FollowSlot />
          </LiveTransport>
        </div>
        <ShortcutsDialog
          isOpen={isListOpen}
          onOpenChange={setIsListOpen}
          shortcuts={text.shortcuts.room}
        />
      </RowChoiceProvider>
    </MomentProvider>
  );
}

function usePageTitle(): void {
  const name = useSession((state) => state.room?.name ?? null);
  const code = useSession((state) => state.room?.code ?? null);
  useEffect(() => {
    if (name !== null && code !== null) {
      document.title = `${name} · ${formatCode(code)} · ${text.product}`;
    }
  }, [name, code]);
}
