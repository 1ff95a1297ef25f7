"use client";

import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { useControl } from "#client/views/controls/use-control.ts";
import { useReport } from "#client/views/transport/use-report.ts";

/** A button of the transport, and its key; without an action it rests. */
export interface Control {
  readonly label: string;
  readonly act: (() => void) | null;
}

interface StepControl {
  readonly label: string;
  readonly act: ((count?: number) => void) | null;
}

export interface TransportControls {
  readonly toStart: Control;
  readonly back: StepControl;
  readonly on: StepControl;
  readonly play: Control & { readonly isPlaying: boolean };
  /** The Home key, where it does more than the first button. */
  readonly home: (() => void) | null;
}

/** The room's run: what is pressed happens on every screen; but one step back is for this page. */
export function useRunControls(): TransportControls {
  const actions = useSessionActions();
  const report = useReport();
  const isPlaying = useSession((state) => state.isPlaying);
  const mayPlay = useControl("play").mayChange;
  const isOver = useSession((state) => state.runState?.status === "ended");
  const isAtStart = useSession((state) => state.lastStep === 0);
  const number = useSession((state) => state.run?.number ?? 1);
  const isStuck = !mayPlay || isOver;
  const rewind = !mayPlay || isAtStart ? null : () => report(actions.rewind());
  const toFirst = !(mayPlay || isAtStart) ? () => report(actions.seek(0)) : null;
  return {
    toStart: { label: text.transport.rewind(number), act: rewind },
    back: {
      label: text.transport.stepBackLive,
      act: isAtStart ? null : (count = 1) => report(actions.step(-count)),
    },
    on: {
      label: text.transport.stepOnce,
      act: isStuck || isPlaying ? null : (count = 1) => report(actions.step(count)),
    },
    play: {
      label: isPlaying ? text.transport.pause : text.transport.play,
      act: isStuck ? null : () => report(isPlaying ? actions.pause() : actions.play()),
      isPlaying,
    },
    home: rewind ?? toFirst,
  };
}

/** A saved run, or the past of a live one: it moves on this page alone. */
export function usePastControls(): TransportControls {
  const actions = useSessionActions();
  const report = useReport();
  const isPlaying = useSession((state) => state.isPlaying);
  const isReady = useSession((state) => state.frame !== null);
  const isLive = useSession((state) => state.kind === "live");
  const isAtStart = useSession((state) => (state.past?.wanted ?? state.frame?.step ?? 0) === 0);
  const { past } = actions;
  const toStart = isReady && !isAtStart ? () => report(actions.seek(0)) : null;
  const playLabel = isLive ? text.transport.playPast : text.transport.play;
  return {
    toStart: { label: text.transport.toStart, act: toStart },
    back: {
      label: text.transport.stepBack,
      act: isReady && !isAtStart ? (count = 1) => report(past.step(-count)) : null,
    },
    on: {
      label: text.transport.stepOnce,
      act: isReady ? (count = 1) => report(past.step(count)) : null,
    },
    play: {
      label: isPlaying ? text.transport.pause : playLabel,
      act: isReady ? () => report(isPlaying ? past.pause() : past.play()) : null,
      isPlaying,
    },
    home: toStart,
  };
}
