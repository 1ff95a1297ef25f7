import { hasEarlySocket } from "#client/session/early-socket.ts";
import { createLiveSession } from "#client/session/live-session.ts";
import { rememberedName } from "#client/session/remembered.ts";
import type { Session } from "#client/session/session.ts";
import { generatedName } from "#protocol/generated-name.ts";
import { normaliseCode } from "#protocol/room-code.ts";

/** How somebody comes into a room: at once, under a made-up name when there is none. */
export interface RoomEntry {
  readonly session: Session;
  /** The name that was made up; null for somebody who has one. */
  readonly suggestedName: string | null;
}

/** Rule UI-141: begun when this file is here, before React has taken the page over. */
let early = entryOfAddress();

/** As `normaliseCode` gives it, with the host's key in the address's fragment. */
export function enterRoom(code: string): RoomEntry {
  const begun = early;
  early = null;
  if (begun?.code === code) {
    return begun.entry;
  }
  begun?.entry.session.close();
  return enterNow(code);
}

function enterNow(code: string): RoomEntry {
  const key = new URLSearchParams(window.location.hash.slice(1)).get("key");
  const name = rememberedName();
  const suggestedName = name === null ? generatedName(Math.random(), Math.random()) : null;
  const session = createLiveSession({
    code,
    key: key ?? undefined,
    name: name ?? suggestedName ?? undefined,
  });
  return { session, suggestedName };
}

function entryOfAddress(): { readonly code: string; readonly entry: RoomEntry } | null {
  // Only the room's own page opens one: on the way there from another page the address comes late.
  const typed = hasEarlySocket()
    ? /^\/room\/([^/]+)\/?$/.exec(window.location.pathname)?.[1]
    : null;
  const code = typed ? normaliseCode(decoded(typed)) : null;
  return code === null ? null : { code, entry: enterNow(code) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
