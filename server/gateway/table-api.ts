import type { IncomingMessage } from "node:http";
import { mayChange } from "#protocol/controls.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import { normaliseCode } from "#protocol/room-code.ts";
import { parseUploadedTable } from "#protocol/uploaded-table.ts";
import type { Door } from "#server/gateway/door.ts";
import { readJson } from "#server/gateway/http-body.ts";
import { isSameOrigin } from "#server/gateway/origin.ts";
import { decodePart, type Reply } from "#server/gateway/reply.ts";
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
  const room = findEditable(code, request, address, options);
  if (!room.ok) {
    return room;
  }
  const secret = bearerOf(request);
  const stored = await uploads.run(address, () => receive(request, room.value, secret));
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
  address: string,
  { lobby, door }: TableOptions,
): Result<Room> {
  const { origin, host } = request.headers;
  if (!isSameOrigin(origin, host)) {
    return refuse("not-allowed", "tables are stored from this server's own pages");
  }
  const may = door.mayGuess(address, Date.now());
  if (!may.ok) {
    return may;
  }
  const room = lobby.find(normaliseCode(decodePart(code)) ?? "");
  const secret = bearerOf(request);
  const role = secret === null ? null : (room?.people.roleBySecret(secret) ?? null);
  if (room === undefined || (secret !== null && role === null)) {
    door.guessedWrong(address, Date.now());
  }
  if (room === undefined) {
    return refuse("room-not-found", `there is no room ${decodePart(code).slice(0, 12)}`, "code");
  }
  if (!mayStore(room, secret)) {
    return NOT_ALLOWED;
  }
  const mayUpload = door.mayUpload(address, Date.now());
  return mayUpload.ok ? ok(room) : mayUpload;
}

function bearerOf({ headers }: IncomingMessage): string | null {
  return /^Bearer ([\w-]{1,128})$/.exec(headers.authorization ?? "")?.[1] ?? null;
}

function mayStore(room: Room, secret: string | null): boolean {
  const role = secret === null ? null : room.people.roleBySecret(secret);
  return role !== null && mayChange(role, room.state.controls, "data");
}

async function receive(
  request: IncomingMessage,
  room: Room,
  secret: string | null,
): Promise<Result<Reply>> {
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
