import type { IncomingMessage } from "node:http";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { normaliseCode } from "#protocol/room-code.ts";
import type { Door } from "#server/gateway/door.ts";
import { decodePart } from "#server/gateway/reply.ts";
import type { Lobby } from "#server/rooms/lobby.ts";
import type { Room } from "#server/rooms/room.ts";

/** A request at a room's door, with the key or token that it brings along. */
export interface Knock {
  readonly room: Room;
  /** Null without one, and for a stranger's. */
  readonly secret: string | null;
}

/** Rule PR-5: the room of a code; wrong codes and wrong secrets are counted by address. */
export function knockAt(
  code: string,
  request: IncomingMessage,
  { lobby, door }: { readonly lobby: Lobby; readonly door: Door },
): Result<Knock> {
  const address = request.socket.remoteAddress ?? "";
  const may = door.mayGuess(address, Date.now());
  if (!may.ok) {
    return may;
  }
  const room = lobby.find(normaliseCode(decodePart(code)) ?? "");
  const secret = bearerOf(request);
  const isKnown = secret !== null && (room?.people.roleBySecret(secret) ?? null) !== null;
  if (room === undefined || (secret !== null && !isKnown)) {
    door.guessedWrong(address, Date.now());
  }
  return room === undefined
    ? refuse("room-not-found", `there is no room ${decodePart(code).slice(0, 12)}`, "code")
    : ok({ room, secret: isKnown ? secret : null });
}

function bearerOf({ headers }: IncomingMessage): string | null {
  return /^Bearer ([\w-]{1,128})$/.exec(headers.authorization ?? "")?.[1] ?? null;
}
