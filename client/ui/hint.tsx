"use client";

import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";

interface HintProps {
  readonly text: ReactNode;
  readonly children: ReactNode;
  readonly side?: "top" | "bottom" | "left" | "right";
}

/** A word of explanation on hover and on focus. */
export function Hint({ text, children, side = "top" }: HintProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="arrive z-50 max-w-64 rounded-md bg-ink px-2.5 py-1.5 text-paper text-xs shadow-lift"
        >
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
