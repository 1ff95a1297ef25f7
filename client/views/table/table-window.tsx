"use client";

import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";

interface TableWindowProps {
  readonly title: string;
  readonly description: string;
  /** Somebody wants to leave it: by Escape or by its button. */
  readonly onLeave: () => void;
  /** Gets the focus back when the window goes. */
  readonly opener: RefObject<HTMLElement | null>;
  readonly testId: string;
  /** What stays in sight below while the rest is scrolled. */
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

/** A window over nearly all of the page, for tables. */
export function TableWindow(props: TableWindowProps) {
  const { title, description, onLeave, opener, testId, footer, children } = props;
  return (
    <Dialog.Root open onOpenChange={(isOpen) => isOpen || onLeave()}>
      <Dialog.Portal>
        <Dialog.Overlay className="arrive fixed inset-0 z-40 bg-shade" />
        <Dialog.Content
          data-testid={testId}
          // A press beside it by accident must not cost what was chosen or typed.
          onInteractOutside={(event) => event.preventDefault()}
          // In an open cell Escape takes back what was typed, and no more.
          onEscapeKeyDown={(event) => {
            if (event.target instanceof HTMLElement && "keepsEscape" in event.target.dataset) {
              event.preventDefault();
            }
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener.current?.focus();
          }}
          // The window itself: its first button would show its hint, which takes the first Escape.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) {
              event.currentTarget.focus();
            }
          }}
          className="arrive fixed inset-x-2 top-[4dvh] z-50 mx-auto flex max-h-[92dvh] max-w-[60rem] flex-col rounded-xl bg-raised shadow-lift outline-none"
        >
          <div className="flex items-start justify-between gap-4 px-4 pt-4 sm:px-6 sm:pt-5">
            <div className="min-w-0">
              <Dialog.Title className="font-semibold text-base">{title}</Dialog.Title>
              <Dialog.Description className="mt-0.5 text-soft text-xs">
                {description}
              </Dialog.Description>
            </div>
            <Dialog.Close asChild>
              <IconButton
                label={text.common.close}
                size="small"
                className="-mt-1 -mr-1 pointer-coarse:size-10"
              >
                <X size={16} aria-hidden />
              </IconButton>
            </Dialog.Close>
          </div>
          <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-4 py-3 sm:px-6">
            {children}
          </div>
          <div className="border-line border-t px-4 py-3 sm:px-6">{footer}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
