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

/**
 * Rule PR-5: the room of a code. Who proves to belong there is let in, as at the sockets; wrong codes
 * and wrong secrets are counted by address.
 */
export function knockAt(
  code: string,
  request: IncomingMessage,
  { lobby, door }: { readonly lobby: Lobby; readonly door: Door },
): Result<Knock> {
  const normal = normaliseCode(decodePart(code)) ?? "";
  const room = lobby.find(normal);
  const mine = room ?? lobby.findByFormerCode(normal);
  const secret = bearerOf(request);
  if (mine !== undefined && secret !== null && mine.members.roleBySecret(secret) !== null) {
    return ok({ room: mine, secret });
  }
  const guesser = guesserOf(request, secret);
  const may = door.mayGuess(guesser, Date.now());
  if (!may.ok) {
    return may;
  }
  if (room === undefined || secret !== null) {
    door.guessedWrong(guesser, Date.now());
  }
  return room === undefined
    ? refuse("room-not-found", `there is no room ${decodePart(code).slice(0, 12)}`, "code")
    : ok({ room, secret: null });
}

/**
 * Pages ask with their token for every room that they remember, also for those that have ended: that
 * must not keep a class behind the same address from typing a code.
 */
function guesserOf(request: IncomingMessage, secret: string | null): string {
  const address = request.socket.remoteAddress ?? "";
  return secret === null ? address : `${address} with a secret`;
}

function bearerOf({ headers }: IncomingMessage): string | null {
  return /^Bearer ([\w-]{1,128})$/.exec(headers.authorization ?? "")?.[1] ?? null;
}
