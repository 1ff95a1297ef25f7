import type { SessionState } from "#client/session/session.ts";

export type Sound = "joined" | "ended" | "diverged" | "refused";

/** What there is to hear between two states of a live room; a replay and one's own arrival are silent. */
export function soundBetween(before: SessionState, after: SessionState): Sound | null {
  if (after.kind !== "live") {
    return null;
  }
  if (after.lastRefusal !== null && after.lastRefusal.id !== before.lastRefusal?.id) {
    return "refused";
  }
  if (hasEnded(before, after)) {
    return after.runState?.end?.reason === "diverged" ? "diverged" : "ended";
  }
  return hasJoined(before, after) ? "joined" : null;
}

/** A run that was going on under one's eyes; one that had ended before one came says nothing. */
function hasEnded(before: SessionState, after: SessionState): boolean {
  return (
    before.run !== null &&
    before.run.id === after.run?.id &&
    before.runState?.status !== "ended" &&
    after.runState?.status === "ended"
  );
}

/** After a lost connection everybody is there again: nobody has joined. */
function hasJoined(before: SessionState, after: SessionState): boolean {
  return (
    before.connection.kind === "live" &&
    after.connection.kind === "live" &&
    before.room !== null &&
    after.room !== null &&
    before.room.presence.count > 0 &&
    after.room.presence.count > before.room.presence.count
  );
}
