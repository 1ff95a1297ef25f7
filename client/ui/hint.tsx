"use client";

import { Slot } from "radix-ui";
import {
  type FocusEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { lazily } from "#client/ui/lazily.tsx";

const HintBubble = lazily(async () => (await import("#client/ui/hint-bubble.tsx")).HintBubble);

/** How long a pointer rests before the word comes, and to get from the word's thing to the word. */
const REST_MS = 350;
const LEAVE_MS = 120;
/** Somebody who has just read one hint gets the next at once. */
const AGAIN_MS = 250;
let lastReadMs = Number.NEGATIVE_INFINITY;

interface HintProps {
  readonly text: ReactNode;
  readonly children: ReactNode;
  readonly side?: "top" | "bottom" | "left" | "right";
}

/** A word of explanation on hover and on focus; what draws it is loaded when the first one is asked for. */
export function Hint({ text, children, side = "top" }: HintProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const close = () => {
    clearTimeout(timer.current);
    if (anchor !== null) {
      lastReadMs = performance.now();
      setAnchor(null);
    }
  };
  const closeSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(close, LEAVE_MS);
  };
  const show = (element: Element) => {
    // What it opens says more, and lies where the word would.
    if (!element.matches("[aria-haspopup][aria-expanded=true]")) {
      setAnchor(element);
    }
  };
  const enter = ({ pointerType, currentTarget }: PointerEvent) => {
    clearTimeout(timer.current);
    if (pointerType !== "touch" && anchor === null) {
      const restMs = performance.now() - lastReadMs < AGAIN_MS ? 0 : REST_MS;
      timer.current = setTimeout(() => show(currentTarget), restMs);
    }
  };
  const focus = ({ currentTarget }: FocusEvent) => {
    if (currentTarget.matches(":focus-visible")) {
      show(currentTarget);
    }
  };
  return (
    <>
      <Slot.Root
        {...(anchor === null ? {} : { "aria-describedby": id })}
        onPointerEnter={enter}
        onPointerLeave={closeSoon}
        onPointerDown={close}
        onClick={close}
        onFocus={focus}
        onBlur={close}
      >
        {children}
      </Slot.Root>
      {anchor === null ? null : (
        <HintBubble
          id={id}
          anchor={anchor}
          side={side}
          onClose={close}
          onEnter={() => clearTimeout(timer.current)}
          onLeave={closeSoon}
        >
          {text}
        </HintBubble>
      )}
    </>
  );
}
