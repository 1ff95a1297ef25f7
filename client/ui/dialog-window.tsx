"use client";

import { X } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { ModalWindow } from "#client/ui/modal-window.tsx";

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
export function DialogWindow({ isOpen, ...props }: DialogProps) {
  return isOpen ? <OpenWindow {...props} /> : null;
}

function OpenWindow(props: Omit<DialogProps, "isOpen">) {
  const { onOpenChange, title, description, isTall = false, children } = props;
  const [opener] = useState(openerOnPage);
  const titleId = useId();
  const descriptionId = useId();
  return (
    <ModalWindow
      titleId={titleId}
      descriptionId={description === undefined ? undefined : descriptionId}
      onLeave={() => onOpenChange(false)}
      onGone={() => opener?.focus()}
      className={classNames(
        "arrive fixed inset-x-3 top-[12dvh] z-50 mx-auto flex max-h-[76dvh] max-w-md flex-col overflow-y-auto overscroll-contain rounded-xl bg-raised p-5 shadow-lift outline-none sm:p-6",
        "short:top-2 short:max-h-[calc(100dvh-1rem)] short:p-3",
        isTall && "h-[76dvh] short:h-[calc(100dvh-1rem)]",
      )}
    >
      <div className="flex items-start justify-between gap-4">
        <h2 id={titleId} className="font-semibold text-base">
          {title}
        </h2>
        <IconButton
          label={text.common.close}
          size="small"
          className="-mt-1 -mr-1"
          onClick={() => onOpenChange(false)}
        >
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      {description === undefined ? null : (
        <p id={descriptionId} className="mt-1 text-soft">
          {description}
        </p>
      )}
      <div className="mt-4">{children}</div>
    </ModalWindow>
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
