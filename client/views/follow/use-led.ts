"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { useSession, useSessionActions, useSessionNow } from "#client/session/use-session.tsx";
import { leadOf, shownKey, shownOf } from "#client/views/follow/follow-plan.ts";
import { pageFocus } from "#client/views/follow/page-focus.ts";
import { showPanel } from "#client/views/follow/show-panel.ts";
import { mathsFocus } from "#client/views/maths/maths-focus.ts";
import type { Panel } from "#client/views/room/panel-address.ts";
import type { Shown } from "#protocol/presentation.ts";

/** Where this page was led last. */
export interface Led {
  panel: Panel | null;
  step: number | null;
}

/** Takes this page along to what is presented, as long as it follows. */
export function useLed(isFollowing: boolean): RefObject<Led> {
  const led = useRef<Led>({ panel: null, step: null });
  const read = useSessionNow();
  const key = useSession(({ room }) => (room?.presentation ? shownKey(room.presentation) : null));
  const runId = useSession((state) => state.run?.id ?? null);
  const actions = useSessionActions();
  const leadToStep = useEffectEvent((step: number | null) => {
    led.current.step = step;
    const { past } = read();
    if (step === null && past !== null) {
      void actions.followLive();
    } else if (step !== null && past?.wanted !== step) {
      void actions.seek(step);
    }
  });
  useEffect(() => {
    if (!isFollowing || key === null) {
      return;
    }
    const shown = shownOf(key);
    const { panel, step } = leadOf(shown, runId);
    leadToStep(step);
    leadThroughMaths(shown);
    return whenNobodyTypes(() => {
      const { opened } = pageFocus.getState();
      led.current.panel = panel;
      if (panel !== null && opened !== null && opened.panel !== panel) {
        opened.open(panel);
        showPanel(panel);
      }
    });
  }, [isFollowing, key, runId]);
  // Nobody stays behind in the past when who led there has gone.
  const letGo = useEffectEvent(() => {
    const { past } = read();
    if (isFollowing && past !== null && past.wanted === led.current.step) {
      void actions.followLive();
    }
    if (isFollowing) {
      mathsFocus.setState({ pinned: null });
    }
  });
  useEffect(() => () => letGo(), []);
  return led;
}

function leadThroughMaths({ maths, spotlight }: Shown): void {
  const pinned = spotlight?.kind === "entity" ? spotlight : null;
  mathsFocus.setState({
    ...maths,
    pinned: pinned && { entity: pinned.entity, row: pinned.row, col: pinned.col },
  });
}

const FIELDS = "input:not([type=range]), textarea, select, [contenteditable]";

/** At once, or when nobody is in a field any more: it may stand in a panel that would go. */
function whenNobodyTypes(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    document.removeEventListener("focusout", onLeave);
  };
  const look = () => {
    if (document.activeElement?.closest(FIELDS) == null) {
      stop();
      act();
    }
  };
  // Who goes from one field to the next is in none for a moment.
  const onLeave = () => {
    clearTimeout(timer);
    timer = setTimeout(look);
  };
  document.addEventListener("focusout", onLeave);
  look();
  return stop;
}
