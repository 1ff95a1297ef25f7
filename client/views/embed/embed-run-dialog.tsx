"use client";

import { useSession } from "#client/session/use-session.tsx";
import { runPath } from "#client/views/controls/hidden-controls.ts";
import { useHideParameter } from "#client/views/controls/use-control.ts";
import { EmbedDialog } from "#client/views/embed/embed-dialog.tsx";
import { useReachableOrigin } from "#client/views/room/use-reachable-origin.ts";

interface EmbedRunDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The link and the HTML for this run at the step on the screen. */
export function EmbedRunDialog(props: EmbedRunDialogProps) {
  const id = useSession((state) => state.run?.id ?? "");
  const name = useSession((state) => state.run?.name ?? "");
  const step = useSession((state) => state.frame?.step ?? 0);
  const hide = useHideParameter();
  const origin = useReachableOrigin();
  return (
    <EmbedDialog
      {...props}
      isRoom={false}
      link={origin + runPath(id, hide, { step: String(step) })}
      target={`${origin}/embed/run/${encodeURIComponent(id)}`}
      name={name}
      step={step}
    />
  );
}
