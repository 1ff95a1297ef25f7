"use client";

import { DismissableLayer, FocusGuards, FocusScope } from "radix-ui/internal";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { holdPage } from "#client/ui/hold-page.ts";

interface ModalWindowProps {
  readonly titleId: string;
  readonly descriptionId?: string | undefined;
  /** Somebody wants to leave it: by Escape or by a press beside it. */
  readonly onLeave: () => void;
  /** Whether Escape has another meaning at this element. */
  readonly keepsEscape?: ((at: EventTarget | null) => boolean) | undefined;
  /** A press beside it by accident must not cost what was chosen or typed. */
  readonly staysOnPress?: boolean | undefined;
  /** Gives the focus back when the window has gone. */
  readonly onGone: () => void;
  readonly testId?: string | undefined;
  readonly className: string;
  readonly children: ReactNode;
}

/**
 * What stands over the page: the focus stays in it, the page behind it is shaded, silent and still.
 * It comes and goes without the page being styled anew.
 */
export function ModalWindow(props: ModalWindowProps) {
  const { titleId, descriptionId, onLeave, keepsEscape, staysOnPress = false } = props;
  const frame = useRef<HTMLDivElement>(null);
  FocusGuards.useFocusGuards();
  useLayoutEffect(() => (frame.current === null ? undefined : holdPage(frame.current)), []);
  return createPortal(
    <>
      <Shade />
      <FocusScope.Root
        asChild
        loop
        trapped
        // The window itself: its first button would show its hint, which takes the first Escape.
        onMountAutoFocus={(event) => {
          event.preventDefault();
          if (event.currentTarget instanceof HTMLElement) {
            const first = event.currentTarget.querySelector<HTMLElement>("[data-autofocus]");
            (first ?? event.currentTarget).focus({ preventScroll: true });
          }
        }}
        onUnmountAutoFocus={(event) => {
          event.preventDefault();
          props.onGone();
        }}
      >
        <DismissableLayer.Root
          ref={frame}
          role="dialog"
          aria-labelledby={titleId}
          {...(descriptionId === undefined ? {} : { "aria-describedby": descriptionId })}
          data-testid={props.testId}
          deferPointerDownOutside
          onEscapeKeyDown={(event) => keepsEscape?.(event.target) && event.preventDefault()}
          onPointerDownOutside={(event) => {
            const { button, ctrlKey } = event.detail.originalEvent;
            if (staysOnPress || button === 2 || (button === 0 && ctrlKey)) {
              event.preventDefault();
            }
          }}
          onFocusOutside={(event) => event.preventDefault()}
          onDismiss={onLeave}
          className={props.className}
        >
          {props.children}
        </DismissableLayer.Root>
      </FocusScope.Root>
    </>,
    document.body,
  );
}

/** A press on it is a press beside the window. */
function Shade() {
  const ref = DismissableLayer.useDismissableLayerSurface();
  return <div ref={ref} aria-hidden className="arrive fixed inset-0 z-40 touch-none bg-shade" />;
}
