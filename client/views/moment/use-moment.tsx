"use client";

import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
} from "react";
import { type Moment, MomentClock, type MomentSource } from "#client/views/moment/moment-clock.ts";

const ClockContext = createContext<MomentClock | null>(null);

interface MomentProviderProps {
  /** Null until there is one: nothing is drawn then. */
  readonly source: MomentSource | null;
  readonly children: ReactNode;
}

/** Gives one clock to all panels below. */
export function MomentProvider({ source, children }: MomentProviderProps) {
  const clock = useMemo(() => (source === null ? null : new MomentClock(source)), [source]);
  useEffect(() => clock?.start(), [clock]);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** Null where no moments come. */
export function useMomentClock(): MomentClock | null {
  return use(ClockContext);
}

/**
 * Calls `draw` with the moment on the screen: at once, at every new one, and whenever one of
 * `dependencies` changes. It writes into the page by refs.
 *
 * @param isSeen whether drawing now changes what one sees; it does when absent.
 */
export function useOnMoment(
  draw: (moment: Moment) => void,
  dependencies: readonly unknown[],
  isSeen: () => boolean = always,
): void {
  const clock = useMomentClock();
  const onMoment = useEffectEvent(draw);
  const onAsk = useEffectEvent(isSeen);
  useLayoutEffect(
    () =>
      clock?.onMoment(
        (moment) => onMoment(moment),
        () => onAsk(),
      ),
    [clock, ...dependencies],
  );
}

/** As `useOnMoment`, for what is noted of a moment and changes nothing that one sees. */
export function useMomentNote(
  note: (moment: Moment) => void,
  dependencies: readonly unknown[],
): void {
  useOnMoment(note, dependencies, unseen);
}

function always(): boolean {
  return true;
}

function unseen(): boolean {
  return false;
}
