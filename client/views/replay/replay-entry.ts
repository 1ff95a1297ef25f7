import { createReplaySession } from "#client/session/replay-session.ts";
import type { Session } from "#client/session/session.ts";
import { stepInAddress } from "#client/views/replay/step-address.ts";

/** Rule UI-141: begun when this file is here, before React has taken the page over. */
let early = sessionOfAddress();

/** The saved run, at the step that the address names. */
export function openReplay(runId: string): Session {
  const begun = early;
  early = null;
  if (begun?.runId === runId) {
    return begun.session;
  }
  begun?.session.close();
  return openNow(runId);
}

function openNow(runId: string): Session {
  const step = stepInAddress(window.location.search);
  return createReplaySession(step === null ? { runId } : { runId, step });
}

function sessionOfAddress(): { readonly runId: string; readonly session: Session } | null {
  const runId = typeof window === "undefined" ? null : runOf(window.location.pathname);
  const [loaded] = runId === null ? [] : performance.getEntriesByType("navigation");
  // Only the run's own page opens it: on the way there from another page the address comes late.
  const isOwnPage = loaded !== undefined && runOf(new URL(loaded.name).pathname) === runId;
  return runId !== null && isOwnPage ? { runId, session: openNow(runId) } : null;
}

/** As the server writes it: an id has nothing to be escaped. */
function runOf(path: string): string | null {
  return /^\/run\/([\w-]+)\/?$/.exec(path)?.[1] ?? null;
}
