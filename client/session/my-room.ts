import { findMyRoom } from "#client/session/library-client.ts";
import { credentialsFor, rememberedRooms } from "#client/session/remembered.ts";

/** What this browser may do with the runs of a room that it was in. */
export interface MyRoom {
  readonly code: string;
  /** Proves who this is: a token, or the host's key. */
  readonly secret: string;
  readonly mayLabel: boolean;
  readonly mayPlay: boolean;
}

/** So long an answer counts, in ms: roles change while a page is open. */
const KEPT_MS = 20_000;

/** A room that nobody was in for so long has no code any more. */
const ENDED_AFTER_MS = 47 * 60 * 60 * 1000;

const ASKED = new Map<string, { readonly atMs: number; readonly room: Promise<MyRoom | null> }>();

/** Null for a room that this browser was never in, that has ended, or that has sent it away. */
export function myRoom(roomId: string): Promise<MyRoom | null> {
  const nowMs = performance.now();
  const known = ASKED.get(roomId);
  if (known !== undefined && nowMs - known.atMs < KEPT_MS) {
    return known.room;
  }
  const room = ask(roomId);
  ASKED.set(roomId, { atMs: nowMs, room });
  return room;
}

async function ask(roomId: string): Promise<MyRoom | null> {
  const pass = passOf(roomId);
  if (pass === null) {
    return null;
  }
  const found = await findMyRoom(pass.code, pass.secret);
  if (!found.ok) {
    // Away for a moment is no answer: the next time is asked again. An unknown code stays unknown.
    if (found.error.code !== "room-not-found") {
      ASKED.delete(roomId);
    }
    return null;
  }
  const { code, you } = found.value;
  return you === undefined
    ? null
    : { code, secret: pass.secret, mayLabel: you.mayLabel, mayPlay: you.mayPlay };
}

/** By what this browser is known in the room; null when it is not. */
function passOf(roomId: string): { readonly code: string; readonly secret: string } | null {
  const remembered = rememberedRooms().find(({ id }) => id === roomId);
  // A room that has ended would count as a wrong code, of which an address has few.
  if (remembered === undefined || Date.now() - remembered.lastVisitMs > ENDED_AFTER_MS) {
    return null;
  }
  const { token, key } = credentialsFor(remembered.code);
  const secret = token ?? key;
  return secret === null ? null : { code: remembered.code, secret };
}
