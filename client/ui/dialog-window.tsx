"use client";

import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { IconButton } from "#client/ui/icon-button.tsx";

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  readonly description?: string;
  /** For a list: as high as the page allows, whatever is in it. */
  readonly isTall?: boolean;
  readonly children: ReactNode;
}

/** A window over the page: Escape closes it and gives the focus back. */
export function DialogWindow({
  isOpen,
  onOpenChange,
  title,
  description,
  isTall = false,
  children,
}: DialogProps) {
  const [opener] = useState(openerOnPage);
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="arrive fixed inset-0 z-40 bg-shade" />
        <RadixDialog.Content
          // The window itself: its first button would show its hint, which takes the first Escape.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) {
              const first = event.currentTarget.querySelector<HTMLElement>("[data-autofocus]");
              (first ?? event.currentTarget).focus();
            }
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener?.focus();
          }}
          className={classNames(
            "arrive fixed inset-x-3 top-[12dvh] z-50 mx-auto flex max-h-[76dvh] max-w-md flex-col overflow-y-auto rounded-xl bg-raised p-5 shadow-lift outline-none sm:p-6",
            "short:top-2 short:max-h-[calc(100dvh-1rem)] short:p-3",
            isTall && "h-[76dvh] short:h-[calc(100dvh-1rem)]",
          )}
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

/** Where the focus goes back to. A panel that hangs on a button closes with this window's opening: then its button. */
function openerOnPage(): HTMLElement | null {
  const at = document.activeElement;
  const isInPanel = at?.closest("[data-radix-popper-content-wrapper]") ?? false;
  const opener = isInPanel
    ? document.querySelector("[aria-haspopup=dialog][aria-expanded=true]")
    : at;
  return opener instanceof HTMLElement ? opener : null;
}
