import type { SessionState } from "#client/session/session.ts";
import { type Panel, PHONE_PANELS } from "#client/views/room/panel-address.ts";
import type { Presentation, Shown } from "#protocol/presentation.ts";

/** What of a presentation a page is led to. */
export interface Lead {
  /** Null when it names none that this page has. */
  readonly panel: Panel | null;
  /** An earlier step; null is live. */
  readonly step: number | null;
}

/** Rule CS-65: an earlier step of another run is none of this one's. */
export function leadOf({ panel, past }: Shown, runId: string | null): Lead {
  return {
    panel: PHONE_PANELS.find((name) => name === panel) ?? null,
    step: past !== null && past.runId === runId ? past.step : null,
  };
}

/** Only what is looked at, not who does so or how many follow: the same text for the same. */
export function shownKey({ panel, past, maths, spotlight }: Presentation): string {
  return JSON.stringify({ panel, past, maths, spotlight } satisfies Shown);
}

export function shownOf(key: string): Shown {
  // It was written by the line above.
  return JSON.parse(key) as Shown;
}

/**
 * Rule CS-66: whether a page that was led to a step stands elsewhere now: at another earlier step, or
 * live though that step is still behind it.
 */
export function hasLookedElsewhere(
  led: number | null,
  { past, lastStep }: Pick<SessionState, "past" | "lastStep">,
): boolean {
  return past === null ? led !== null && led < lastStep : past.wanted !== led;
}

/** Keys that move the focus or do nothing by themselves. */
const QUIET_KEYS = ["Tab", "Shift", "Control", "Alt", "Meta", "CapsLock", "Escape"];

interface Touch {
  readonly type: string;
  readonly key?: string;
  readonly pointerType?: string;
}

/** Rule CS-67: what counts as touching a panel: a press or a key, not moving or scrolling by finger. */
export function isTouch({ type, key = "", pointerType = "" }: Touch): boolean {
  return type === "keydown"
    ? !QUIET_KEYS.includes(key)
    : type !== "pointerdown" || pointerType !== "touch";
}
