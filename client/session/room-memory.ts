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

/**
 * The page's alone, for a frame in somebody else's page: it uses nobody's key and leaves nothing
 * behind, and knows itself again only after a broken connection.
 */
export function pageMemory(name: string): RoomMemory {
  let token: string | null = null;
  return {
    credentials: () => ({ key: null, token }),
    keep: (credentials) => {
      token = credentials.token === undefined ? token : credentials.token;
    },
    name: () => name,
    visited: () => undefined,
    moved: () => undefined,
  };
}
