"use client";

import { useSession } from "#client/session/use-session.tsx";
import { EmbedDialog } from "#client/views/embed/embed-dialog.tsx";
import { useReachableOrigin } from "#client/views/room/use-reachable-origin.ts";

interface EmbedRoomDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The HTML for this room in a page of one's own. */
export function EmbedRoomDialog(props: EmbedRoomDialogProps) {
  const code = useSession((state) => state.room?.code ?? "");
  const name = useSession((state) => state.room?.name ?? "");
  const origin = useReachableOrigin();
  return <EmbedDialog {...props} isRoom target={`${origin}/embed/room/${code}`} name={name} />;
}
