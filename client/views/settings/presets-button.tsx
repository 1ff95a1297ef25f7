"use client";

import { LayoutGrid } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";

const PresetsDialog = dynamic(
  async () => (await import("#client/views/settings/presets-dialog.tsx")).PresetsDialog,
  { ssr: false },
);

/** Opens the list of whole documents to begin with. */
export function PresetsButton() {
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const isDisabled = useSession(({ room }) => room === null || room.you.role === "viewer");
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
        {text.presets.button}
      </Button>
      {wasOpened ? <PresetsDialog isOpen={isOpen} onOpenChange={setIsOpen} /> : null}
    </>
  );
}
