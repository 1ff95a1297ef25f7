"use client";

import { useState } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { lazily } from "#client/ui/lazily.tsx";

const ControlsDialog = lazily(
  async () => (await import("#client/views/controls/controls-dialog.tsx")).ControlsDialog,
);
const EmbedRoomDialog = lazily(
  async () => (await import("#client/views/embed/embed-room-dialog.tsx")).EmbedRoomDialog,
);

export type RoomDialog = "controls" | "embed";

interface RoomDialogsProps {
  readonly open: RoomDialog | null;
  readonly onClose: () => void;
}

/** The windows that the header opens; each is loaded when it is first asked for. */
export function RoomDialogs({ open, onClose }: RoomDialogsProps) {
  const [asked, setAsked] = useState<ReadonlySet<RoomDialog>>(new Set());
  if (open !== null && !asked.has(open)) {
    setAsked(new Set([...asked, open]));
  }
  const isHost = useSession(({ room }) => room?.you.role === "host");
  const onOpenChange = (isOpen: boolean) => isOpen || onClose();
  return (
    <>
      {isHost && asked.has("controls") ? (
        <ControlsDialog isOpen={open === "controls"} onOpenChange={onOpenChange} />
      ) : null}
      {asked.has("embed") ? (
        <EmbedRoomDialog isOpen={open === "embed"} onOpenChange={onOpenChange} />
      ) : null}
    </>
  );
}
