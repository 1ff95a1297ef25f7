"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { useSession, useSessionNow } from "#client/session/use-session.tsx";
import { hasLookedElsewhere, isTouch } from "#client/views/follow/follow-plan.ts";
import { pageFocus } from "#client/views/follow/page-focus.ts";
import type { Led } from "#client/views/follow/use-led.ts";

const EVENTS = ["pointerdown", "click", "keydown", "input"] as const;

/** Calls back when somebody here touches a panel, opens another one or goes to another step. */
export function useTouched(led: RefObject<Led>, onTouch: () => void): void {
  const touched = useEffectEvent(onTouch);
  const read = useSessionNow();
  const wanted = useSession((state) => state.past?.wanted ?? null);
  useEffect(() => {
    const listener = (event: Event) => {
      const isPanel = event.target instanceof Element && event.target.closest("#content") !== null;
      if (event.isTrusted && isPanel && isTouch(event)) {
        touched();
      }
    };
    for (const name of EVENTS) {
      document.addEventListener(name, listener, { capture: true });
    }
    const stop = pageFocus.subscribe(({ opened }) => {
      const { panel } = led.current;
      if (panel !== null && opened !== null && opened.panel !== panel) {
        touched();
      }
    });
    return () => {
      stop();
      for (const name of EVENTS) {
        document.removeEventListener(name, listener, { capture: true });
      }
    };
  }, [led]);
  useEffect(() => {
    // A change of it is looked at, whoever made it.
    void wanted;
    if (hasLookedElsewhere(led.current.step, read())) {
      touched();
    }
  }, [led, wanted, read]);
}
