"use client";

import { Popover } from "radix-ui";
import { type ReactNode, type RefObject, useRef } from "react";

interface PopoverWindowProps {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly label: string;
  readonly align: "start" | "center" | "end";
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The open panel: Escape closes it and gives the focus back, a press elsewhere leaves it there. */
export function PopoverWindow({ button, label, align, onClose, children }: PopoverWindowProps) {
  const isLeftFor = useRef<"elsewhere" | null>(null);
  return (
    <Popover.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Popover.Anchor virtualRef={button} />
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          align={align}
          sideOffset={8}
          collisionPadding={12}
          onInteractOutside={(event) => {
            // Its own button closes it by itself.
            if (event.target instanceof Node && button.current?.contains(event.target)) {
              event.preventDefault();
            } else {
              isLeftFor.current = "elsewhere";
            }
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (isLeftFor.current === null) {
              button.current?.focus();
            }
          }}
          className="arrive z-40 max-h-[var(--radix-popover-content-available-height)] w-80 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-xl border border-line bg-raised p-5 shadow-lift"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
