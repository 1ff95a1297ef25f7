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
 */
export function useOnMoment(
  draw: (moment: Moment) => void,
  dependencies: readonly unknown[],
): void {
  const clock = useMomentClock();
  const onMoment = useEffectEvent(draw);
  useLayoutEffect(() => clock?.onMoment((moment) => onMoment(moment)), [clock, ...dependencies]);
}
