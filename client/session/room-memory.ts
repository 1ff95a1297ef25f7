import {
  type Credentials,
  credentialsFor,
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
}

/** This browser's: whoever comes again is who they were. */
export function browserMemory(code: string): RoomMemory {
  return {
    credentials: () => credentialsFor(code),
    keep: (credentials) => rememberCredentials(code, credentials),
    name: rememberedName,
    visited: rememberRoom,
  };
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
  };
}
