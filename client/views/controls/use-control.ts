"use client";

import { useMemo, useSyncExternalStore } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { hiddenInAddress, hideParameter } from "#client/views/controls/hidden-controls.ts";
import {
  CONTROLS,
  type Control,
  type Controls,
  controlsOfPath,
  type Grant,
  mayChange,
  policyOf,
} from "#protocol/controls.ts";

export interface ControlAccess {
  /** Neither the room nor the address hides it. */
  readonly isShown: boolean;
  /** This person may change what it is for; never in a saved run. */
  readonly mayChange: boolean;
  readonly who: Grant;
}

/** What somebody may do with a control here. */
export function useControl(control: Control): ControlAccess {
  const hidden = useHiddenInAddress();
  return {
    isShown:
      useSession(({ room }) => room === null || policyOf(room.controls, control).isShown) &&
      !hidden.has(control),
    mayChange: useSession(
      ({ room }) => room !== null && mayChange(room.you.role, room.controls, control),
    ),
    who: useSession(({ room }) =>
      room === null ? "editors" : policyOf(room.controls, control).who,
    ),
  };
}

/** Everything that the room or the address hides. */
export function useHiddenControls(): ReadonlySet<Control> {
  const hidden = useHiddenInAddress();
  const controls = useSession(({ room }) => room?.controls ?? NO_CONTROLS);
  return useMemo(
    () => new Set(CONTROLS.filter((name) => hidden.has(name) || !policyOf(controls, name).isShown)),
    [hidden, controls],
  );
}

/** Whether a control is on the screen at all. */
export function useIsShown(control: Control): boolean {
  return useControl(control).isShown;
}

/** Whether this person may change a place in the settings document. */
export function useMayChangePath(path: string): boolean {
  return useSession(
    ({ room }) =>
      room !== null &&
      controlsOfPath(path).every((control) => mayChange(room.you.role, room.controls, control)),
  );
}

/** Whether this person may change anything at all in the room. */
export function useMayChangeSomething(): boolean {
  return useSession(
    ({ room }) =>
      room !== null && CONTROLS.some((control) => mayChange(room.you.role, room.controls, control)),
  );
}

/** What a link to a run has to hide, so that it shows no more than this screen. */
export function useHideParameter(): string | null {
  const hidden = useHiddenInAddress();
  return useSession(({ room }) => hideParameter(room?.controls ?? NO_CONTROLS, hidden));
}

const NO_CONTROLS: Controls = {};
const NOTHING: ReadonlySet<Control> = new Set();
let known: { readonly search: string; readonly hidden: ReadonlySet<Control> } | null = null;

/** The page's address hides these as long as the page is open. */
function useHiddenInAddress(): ReadonlySet<Control> {
  return useSyncExternalStore(
    () => () => undefined,
    hiddenNow,
    () => NOTHING,
  );
}

function hiddenNow(): ReadonlySet<Control> {
  const { search } = window.location;
  if (known?.search !== search) {
    known = { search, hidden: hiddenInAddress(search) };
  }
  return known.hidden;
}
