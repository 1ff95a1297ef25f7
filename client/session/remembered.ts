import { safeStorage } from "#client/session/safe-storage.ts";
import { isListOf, isNumber, isObject, isText, parseJson } from "#client/session/shapes.ts";

/** A room that this browser has been in. */
export interface RememberedRoom {
  /** Stays when the code changes; absent in what an older page left. */
  readonly id?: string | undefined;
  readonly code: string;
  readonly name: string;
  /** This browser's clock. */
  readonly lastVisitMs: number;
  readonly isHost: boolean;
}

const ROOMS_KEPT = 20;
const KEY = "weightroom";

/** The name that this person used last, in any room. */
export function rememberedName(): string | null {
  return safeStorage("localStorage").read(`${KEY}.name`);
}

export function rememberName(name: string): void {
  safeStorage("localStorage").write(`${KEY}.name`, name);
}

/** Newest visit first, at most 20. */
export function rememberedRooms(): readonly RememberedRoom[] {
  const rooms = parseJson(safeStorage("localStorage").read(`${KEY}.rooms`));
  return isListOf(rooms, isRoom) ? rooms.slice(0, ROOMS_KEPT) : [];
}

export function rememberRoom(room: RememberedRoom): void {
  const others = rememberedRooms().filter(({ code }) => code !== room.code);
  writeRooms([room, ...others].slice(0, ROOMS_KEPT));
}

export function forgetRoom(code: string): void {
  writeRooms(rememberedRooms().filter((room) => room.code !== code));
  safeStorage("localStorage").remove(`${KEY}.key.${code}`);
  safeStorage("localStorage").remove(`${KEY}.token.${code}`);
}

/** What proves to the room who this browser is: the host's key and the member's token. */
export interface Credentials {
  readonly key: string | null;
  readonly token: string | null;
}

export function credentialsFor(code: string): Credentials {
  const storage = safeStorage("localStorage");
  return { key: storage.read(`${KEY}.key.${code}`), token: storage.read(`${KEY}.token.${code}`) };
}

/** Null forgets; what is absent stays. */
export function rememberCredentials(code: string, credentials: Partial<Credentials>): void {
  const storage = safeStorage("localStorage");
  for (const [kind, value] of Object.entries(credentials)) {
    if (value === null) {
      storage.remove(`${KEY}.${kind}.${code}`);
    } else {
      storage.write(`${KEY}.${kind}.${code}`, value);
    }
  }
}

function writeRooms(rooms: readonly RememberedRoom[]): void {
  safeStorage("localStorage").write(`${KEY}.rooms`, JSON.stringify(rooms));
}

function isRoom(value: unknown): value is RememberedRoom {
  return (
    isObject<keyof RememberedRoom>(value) &&
    isText(value.code, 16) &&
    isText(value.name, 200) &&
    isNumber(value.lastVisitMs) &&
    typeof value.isHost === "boolean" &&
    (value.id === undefined || isText(value.id, 64))
  );
}
