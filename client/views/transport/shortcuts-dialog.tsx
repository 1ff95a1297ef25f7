"use client";

import { MENU } from "#client/text/en/menu.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { openGlossary } from "#client/views/glossary/asked-term.ts";

interface ShortcutsDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly shortcuts: readonly (readonly [keys: string, does: string])[];
}

/** The list that `?` opens. */
export function ShortcutsDialog({ isOpen, onOpenChange, shortcuts }: ShortcutsDialogProps) {
  const toGlossary = () => {
    onOpenChange(false);
    openGlossary();
  };
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={text.shortcuts.title}>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-2">
        {[...shortcuts, ...MENU.keys].map(([keys, does]) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="whitespace-nowrap rounded border border-line-strong/50 bg-sunken px-1.5 py-0.5 font-sans text-xs">
                {keys}
              </kbd>
            </dt>
            <dd className="text-pretty text-soft">{does}</dd>
          </div>
        ))}
      </dl>
      <Button size="small" className="mt-5" onClick={toGlossary}>
        {MENU.glossary}
      </Button>
    </Dialog>
  );
}
