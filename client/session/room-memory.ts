import {
  type Credentials,
  credentialsFor,
  forgetRoom,
  type RememberedRoom,
  rememberCredentials,
  rememberedName,
  rememberRoom,
} from "#client/session/remembered.ts";

/** What a session knows of somebody from before, and keeps for later. */
export interface RoomMemory {
  /** A page that is nobody in its room: it takes a seat, and counts as no person. */
  readonly isWatching?: true;
  credentials(): Credentials;
  keep(credentials: Partial<Credentials>): void;
  name(): string | null;
  visited(room: RememberedRoom): void;
  /** The room has this code now: what was known under the one before is known under it. */
  moved(code: string): void;
}

/**
 * This browser's: whoever comes again is who they were. What a page knew once it goes on knowing:
 * another tab may have moved it to a code that this page has not heard of yet.
 */
export function browserMemory(firstCode: string): RoomMemory {
  let code = firstCode;
  let known = credentialsFor(code);
  const credentials = () => {
    const { key, token } = credentialsFor(code);
    known = { key: key ?? known.key, token: token ?? known.token };
    return known;
  };
  return {
    credentials,
    keep(changes) {
      rememberCredentials(code, changes);
      known = { ...known, ...changes };
    },
    name: rememberedName,
    visited: rememberRoom,
    moved(next) {
      const mine = credentials();
      forgetRoom(code);
      code = next;
      rememberCredentials(code, mine);
      readdress(next);
    },
  };
}

/** The page's address has the room's new code, so that a reload finds it. */
function readdress(code: string): void {
  if (typeof window !== "undefined" && window.location.pathname.startsWith("/room/")) {
    const { search, hash } = window.location;
    window.history.replaceState(window.history.state, "", `/room/${code}${search}${hash}`);
  }
}

/** For a frame in somebody else's page: it uses nobody's key or token, and leaves nothing behind. */
export function watchingMemory(): RoomMemory {
  return {
    isWatching: true,
    credentials: () => ({ key: null, token: null }),
    keep: () => undefined,
    name: () => null,
    visited: () => undefined,
    moved: () => undefined,
  };
}
