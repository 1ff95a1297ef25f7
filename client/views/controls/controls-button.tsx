"use client";

import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { lazily } from "#client/ui/lazily.tsx";

const ControlsDialog = lazily(
  async () => (await import("#client/views/controls/controls-dialog.tsx")).ControlsDialog,
);

/** Opens the host's list of who may change what; nobody else has it. */
export function ControlsButton() {
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const isHost = useSession(({ room }) => room?.you.role === "host");
  const open = () => {
    setWasOpened(true);
    setIsOpen(true);
  };
  return isHost ? (
    <>
      <IconButton
        label={text.room.controls}
        aria-haspopup="dialog"
        data-testid="controls"
        onClick={open}
      >
        <SlidersHorizontal size={17} aria-hidden />
      </IconButton>
      {wasOpened ? <ControlsDialog isOpen={isOpen} onOpenChange={setIsOpen} /> : null}
    </>
  ) : null;
}
