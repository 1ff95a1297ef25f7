import type { IncomingMessage } from "node:http";
import { mayChange } from "#protocol/controls.ts";
import type { Result } from "#protocol/errors.ts";
import type { FoundRoom } from "#protocol/http.ts";
import type { Door } from "#server/gateway/door.ts";
import { json, type Reply } from "#server/gateway/reply.ts";
import { knockAt } from "#server/gateway/secrets.ts";
import type { Lobby } from "#server/rooms/lobby.ts";
import { hasRole } from "#server/rooms/membership.ts";
import type { Room } from "#server/rooms/room.ts";

/** A room by its code; with a key or a token, also what its bearer may do there. */
export async function findRoom(
  code: string,
  request: IncomingMessage,
  options: { readonly door: Door; readonly lobby: Lobby },
): Promise<Result<Reply>> {
  const knock = knockAt(code, request, options);
  if (!knock.ok) {
    return knock;
  }
  const { room, secret } = knock.value;
  const { code: codeNow, name } = room.state;
  const people = room.people.presence().count;
  const you = secret === null ? undefined : rightsOf(room, secret);
  return json<FoundRoom>({ code: codeNow, name, people, ...(you === undefined ? {} : { you }) });
}

function rightsOf(room: Room, secret: string): FoundRoom["you"] {
  const role = room.members.roleBySecret(secret);
  return role === null
    ? undefined
    : {
        role,
        mayPlay: mayChange(role, room.state.controls, "play"),
        mayLabel: hasRole(role, "editor"),
      };
}
