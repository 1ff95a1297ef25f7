import type { IncomingMessage } from "node:http";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { labelRunSchema } from "#protocol/http.ts";
import type { RunLabel } from "#protocol/records.ts";
import type { Actor } from "#protocol/room.ts";
import { messageFault } from "#server/gateway/command-router.ts";
import type { Door } from "#server/gateway/door.ts";
import { readJson } from "#server/gateway/http-body.ts";
import { isSameOrigin } from "#server/gateway/origin.ts";
import type { Reply } from "#server/gateway/reply.ts";
import { knockAt } from "#server/gateway/secrets.ts";
import type { Lobby } from "#server/rooms/lobby.ts";
import type { Room } from "#server/rooms/room.ts";

interface LabelOptions {
  readonly lobby: Lobby;
  readonly door: Door;
}

interface Labelling {
  readonly room: Room;
  readonly secret: string;
  readonly actor: Actor;
}

const NOT_ALLOWED = refuse(
  "not-allowed",
  "a star or note needs the key, or the token of one of the room's editors",
);

/** Rule GW-65: a room's editors star its runs and write on them; who that is says the bearer. */
export async function labelRun(
  code: string,
  runId: string,
  request: IncomingMessage,
  options: LabelOptions,
): Promise<Result<Reply>> {
  const knock = answerDoor(code, request, options);
  if (!knock.ok) {
    return knock;
  }
  const body = await readJson(request);
  if (!body.ok) {
    return body;
  }
  const wish = labelRunSchema.safeParse(body.value);
  if (!wish.success) {
    return { ok: false, error: messageFault(wish.error) };
  }
  if (!/^[\w-]{1,64}$/.test(runId)) {
    return refuse("run-not-found", "the room has no such run");
  }
  const { room, secret, actor } = knock.value;
  // A body may be a minute on its way: the room asks again who this is when it is their turn.
  const by = { actor, role: () => room.members.roleBySecret(secret) };
  const label = await room.label(runId, wish.data, by);
  return label.ok ? ok({ status: 200, body: label.value satisfies RunLabel }) : label;
}

function answerDoor(
  code: string,
  request: IncomingMessage,
  options: LabelOptions,
): Result<Labelling> {
  const { origin, host } = request.headers;
  if (!isSameOrigin(origin, host)) {
    return refuse("not-allowed", "runs are labelled from this server's own pages");
  }
  const knock = knockAt(code, request, options);
  if (!knock.ok) {
    return knock;
  }
  const { room, secret } = knock.value;
  const actor = secret === null ? null : room.members.actorBySecret(secret);
  if (secret === null || actor === null) {
    return NOT_ALLOWED;
  }
  const address = request.socket.remoteAddress ?? "";
  const may = options.door.mayLabel(`${room.state.id} ${actor.id}`, address, Date.now());
  return may.ok ? ok({ room, secret, actor }) : may;
}
