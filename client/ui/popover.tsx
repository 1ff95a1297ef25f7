"use client";

import { Slot } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import { lazily } from "#client/ui/lazily.tsx";

const load = async () => (await import("#client/ui/popover-window.tsx")).PopoverWindow;
const PopoverWindow = lazily(load);

interface PopoverProps {
  readonly trigger: ReactNode;
  readonly label: string;
  readonly children: ReactNode;
  readonly align?: "start" | "center" | "end";
}

/** A panel that hangs on its button. What draws it is loaded when somebody comes near. */
export function Popover({ trigger, label, children, align = "end" }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  // Whoever opens it without coming near loads it then, or learns why not.
  const prepare = () => void load().catch(() => undefined);
  return (
    <>
      <Slot.Root
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-state={isOpen ? "open" : "closed"}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => setIsOpen(!isOpen)}
      >
        {trigger}
      </Slot.Root>
      {isOpen ? (
        <PopoverWindow button={button} label={label} align={align} onClose={() => setIsOpen(false)}>
          {children}
        </PopoverWindow>
      ) : null}
    </>
  );
}
