import type { IncomingMessage } from "node:http";
import { mayChange } from "#protocol/controls.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import { parseUploadedTable } from "#protocol/uploaded-table.ts";
import type { Door } from "#server/gateway/door.ts";
import { readJson } from "#server/gateway/http-body.ts";
import { isSameOrigin } from "#server/gateway/origin.ts";
import type { Reply } from "#server/gateway/reply.ts";
import { type Knock, knockAt } from "#server/gateway/secrets.ts";
import { TaskGate } from "#server/gateway/task-gate.ts";
import type { Lobby } from "#server/rooms/lobby.ts";
import type { Room } from "#server/rooms/room.ts";

interface TableOptions {
  readonly lobby: Lobby;
  readonly door: Door;
}

const uploads = new TaskGate({
  most: LIMITS.uploadsAtOnce,
  mostPerAddress: LIMITS.uploadsAtOncePerAddress,
});

const NOT_ALLOWED = refuse(
  "not-allowed",
  "storing a table needs the key, or the token of somebody who may change the room's data",
);

/** Rule PR-15: who may change a room's data may store tables for it; who that is says the request's bearer. */
export async function storeTable(
  code: string,
  request: IncomingMessage,
  options: TableOptions,
): Promise<Result<Reply>> {
  const address = request.socket.remoteAddress ?? "";
  const knock = findEditable(code, request, options);
  if (!knock.ok) {
    return knock;
  }
  const stored = await uploads.run(address, () => receive(request, knock.value));
  return stored ?? refuse("too-fast", "too many tables come at once: try again in a moment");
}

/** Tables by their hash, those at hand and those of the store. */
export interface Tables {
  has(hash: string): boolean;
  read(hash: string): Promise<Uint8Array | null>;
}

/** A table by its hash: the table codec's bytes, which never change. */
export async function readTable(hash: string, tables: Tables): Promise<Result<Reply>> {
  const bytes = /^[0-9a-f]{64}$/.test(hash) ? await tables.read(hash) : null;
  return bytes === null
    ? refuse("run-not-found", "there is no such table")
    : ok({ status: 200, body: bytes, isImmutable: true });
}

function findEditable(
  code: string,
  request: IncomingMessage,
  options: TableOptions,
): Result<Knock> {
  const { origin, host } = request.headers;
  if (!isSameOrigin(origin, host)) {
    return refuse("not-allowed", "tables are stored from this server's own pages");
  }
  const knock = knockAt(code, request, options);
  if (!knock.ok) {
    return knock;
  }
  if (!mayStore(knock.value.room, knock.value.secret)) {
    return NOT_ALLOWED;
  }
  const may = options.door.mayUpload(request.socket.remoteAddress ?? "", Date.now());
  return may.ok ? knock : may;
}

function mayStore(room: Room, secret: string | null): boolean {
  const role = secret === null ? null : room.members.roleBySecret(secret);
  return role !== null && mayChange(role, room.state.controls, "data");
}

async function receive(request: IncomingMessage, { room, secret }: Knock): Promise<Result<Reply>> {
  const body = await readJson(request, LIMITS.tableBodyBytes);
  if (!body.ok) {
    return body;
  }
  // A body may be a minute on its way: who was an editor may be none any more.
  if (!mayStore(room, secret)) {
    return NOT_ALLOWED;
  }
  const table = parseUploadedTable(body.value);
  if (!table.ok) {
    return table;
  }
  const stored = await room.storeTable(table.value);
  return stored.ok ? ok({ status: 201, body: stored.value }) : stored;
}
