"use client";

import { LayoutGrid } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { RoomView } from "#client/session/session.ts";
import { useSession } from "#client/session/use-session.tsx";
import { PRESET_WORDS } from "#client/text/en/presets.ts";
import { Button } from "#client/ui/button.tsx";
import { mayChange, SETTING_CONTROLS } from "#protocol/controls.ts";

const PresetsDialog = dynamic(
  async () => (await import("#client/views/settings/presets-dialog.tsx")).PresetsDialog,
  { ssr: false },
);

/** A preset is a whole document: it takes the right to change all of it. */
function mayChangeAll({ you, controls }: RoomView): boolean {
  return SETTING_CONTROLS.every((control) => mayChange(you.role, controls, control));
}

/** Opens the list of whole documents to begin with. */
export function PresetsButton() {
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const isDisabled = useSession(({ room }) => room === null || !mayChangeAll(room));
  return (
    <>
      <Button
        size="small"
        disabled={isDisabled}
        data-testid="presets"
        aria-haspopup="dialog"
        onClick={() => {
          setWasOpened(true);
          setIsOpen(true);
        }}
        className="pointer-coarse:h-11"
      >
        <LayoutGrid size={14} aria-hidden />
        {PRESET_WORDS.button}
      </Button>
      {wasOpened ? <PresetsDialog isOpen={isOpen} onOpenChange={setIsOpen} /> : null}
    </>
  );
}
