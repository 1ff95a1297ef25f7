"use client";

import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import type { ReactNode } from "react";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  readonly description?: string;
  readonly children: ReactNode;
}

/** A window over the page: Escape closes it and gives the focus back. */
export function DialogWindow({ isOpen, onOpenChange, title, description, children }: DialogProps) {
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="arrive fixed inset-0 z-40 bg-shade" />
        <RadixDialog.Content
          // The window itself: its first button would show its hint, which takes the first Escape.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) {
              event.currentTarget.focus();
            }
          }}
          className="arrive fixed inset-x-3 top-[12dvh] z-50 mx-auto flex max-h-[76dvh] max-w-md flex-col overflow-y-auto rounded-xl bg-raised p-5 shadow-lift outline-none sm:p-6"
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
        >
          <div className="flex items-start justify-between gap-4">
            <RadixDialog.Title className="font-semibold text-base">{title}</RadixDialog.Title>
            <RadixDialog.Close asChild>
              <IconButton label={text.common.close} size="small" className="-mt-1 -mr-1">
                <X size={16} aria-hidden />
              </IconButton>
            </RadixDialog.Close>
          </div>
          {description === undefined ? null : (
            <RadixDialog.Description className="mt-1 text-soft">
              {description}
            </RadixDialog.Description>
          )}
          <div className="mt-4">{children}</div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
