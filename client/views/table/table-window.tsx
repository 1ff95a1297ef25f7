"use client";

import { X } from "lucide-react";
import { type ReactNode, type RefObject, useId } from "react";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { ModalWindow } from "#client/ui/modal-window.tsx";

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
  const titleId = useId();
  const descriptionId = useId();
  return (
    <ModalWindow
      titleId={titleId}
      descriptionId={descriptionId}
      onLeave={onLeave}
      onGone={() => opener.current?.focus()}
      // In an open cell Escape takes back what was typed, and no more.
      keepsEscape={(at) => at instanceof HTMLElement && "keepsEscape" in at.dataset}
      staysOnPress
      testId={testId}
      className="arrive fixed inset-x-2 top-[4dvh] z-50 mx-auto flex max-h-[92dvh] max-w-[60rem] flex-col rounded-xl bg-raised shadow-lift outline-none"
    >
      <div className="flex items-start justify-between gap-4 px-4 pt-4 sm:px-6 sm:pt-5">
        <div className="min-w-0">
          <h2 id={titleId} className="font-semibold text-base">
            {title}
          </h2>
          <p id={descriptionId} className="mt-0.5 text-soft text-xs">
            {description}
          </p>
        </div>
        <IconButton
          label={text.common.close}
          size="small"
          className="-mt-1 -mr-1 pointer-coarse:size-10"
          onClick={onLeave}
        >
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-4 py-3 sm:px-6">
        {children}
      </div>
      <div className="border-line border-t px-4 py-3 sm:px-6">{footer}</div>
    </ModalWindow>
  );
}
