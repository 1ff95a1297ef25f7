"use client";

import { Tooltip } from "radix-ui";
import { type ReactNode, useEffect, useState } from "react";
import { createPortal } from "react-dom";

interface HintBubbleProps {
  readonly id: string;
  readonly anchor: Element;
  readonly side: "top" | "bottom" | "left" | "right";
  readonly onClose: () => void;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** The word itself, beside its thing. What it hangs on is an empty box of the same place and size. */
export function HintBubble(props: HintBubbleProps) {
  const { id, anchor, side, onClose, onEnter, onLeave, children } = props;
  const [{ left, top, width, height }, setPlace] = useState(() => anchor.getBoundingClientRect());
  useEffect(() => {
    const follow = () => setPlace(anchor.getBoundingClientRect());
    window.addEventListener("resize", follow);
    return () => window.removeEventListener("resize", follow);
  }, [anchor]);
  return createPortal(
    <Tooltip.Provider>
      <Tooltip.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
        <Tooltip.Trigger asChild>
          <span
            aria-hidden
            className="pointer-events-none fixed"
            style={{ left, top, width, height }}
          />
        </Tooltip.Trigger>
        <span id={id} hidden>
          {children}
        </span>
        <Tooltip.Portal>
          <Tooltip.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            onPointerEnter={onEnter}
            onPointerLeave={onLeave}
            className="arrive z-50 max-w-64 rounded-md bg-ink px-2.5 py-1.5 text-paper text-xs shadow-lift"
          >
            {children}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>,
    document.body,
  );
}
