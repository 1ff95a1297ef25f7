import type { IncomingMessage, ServerResponse } from "node:http";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { type CreatedRoom, createRoomSchema, type ServerInfo } from "#protocol/http.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { Store } from "#protocol/records.ts";
import { parseSettings } from "#protocol/settings.ts";
import { withTable } from "#protocol/table-codec.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import { messageFault } from "#server/gateway/command-router.ts";
import type { Door } from "#server/gateway/door.ts";
import { readJson } from "#server/gateway/http-body.ts";
import { labelRun } from "#server/gateway/label-api.ts";
import { listRooms, listRuns } from "#server/gateway/library-api.ts";
import { isSameOrigin } from "#server/gateway/origin.ts";
import { bytes, json, type Reply, refused, wrongMethod } from "#server/gateway/reply.ts";
import { findRoom } from "#server/gateway/room-api.ts";
import { readTable, storeTable, type Tables } from "#server/gateway/table-api.ts";
import { TaskGate } from "#server/gateway/task-gate.ts";
import type { KeptSettings } from "#server/rooms/kept-settings.ts";
import type { Lobby } from "#server/rooms/lobby.ts";

export interface ApiOptions {
  readonly lobby: Lobby;
  readonly door: Door;
  readonly store: Pick<
    Store,
    "listRuns" | "listRooms" | "findRun" | "readCurve" | "readKeyframe" | "readChunk"
  >;
  readonly tables: Tables;
  addresses(): readonly string[];
  health(): unknown;
}

const gate = new TaskGate({
  most: LIMITS.readsAtOnce,
  mostPerAddress: LIMITS.readsAtOncePerAddress,
});

/** The HTTP addresses under /api/. docs/PROTOCOL.md lists them. */
export async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  options: ApiOptions,
): Promise<void> {
  const reply = await route(request, options);
  const { status, body, isImmutable } = reply.ok ? reply.value : refused(reply.error);
  const isBytes = body instanceof Uint8Array;
  response.writeHead(status, {
    "Content-Type": isBytes ? "application/octet-stream" : "application/json; charset=utf-8",
    "Cache-Control": isImmutable === true ? "public, max-age=31536000, immutable" : "no-store",
  });
  response.end(isBytes ? body : JSON.stringify(body));
}

function route(request: IncomingMessage, options: ApiOptions): Promise<Result<Reply>> {
  const url = new URL(request.url ?? "/", "http://host");
  const [, , resource, id, part, runId] = url.pathname.split("/");
  const { method } = request;
  const write = writeOf(request, options, { resource, id, part, runId });
  if (write !== null) {
    return method === "POST" ? write() : wrongMethod("POST");
  }
  if (method !== "GET" && method !== "HEAD") {
    return wrongMethod("GET");
  }
  switch (resource) {
    case "rooms":
      return findRoom(id ?? "", request, options);
    case "runs":
      return gated(request, () => readRuns(id, part ?? "", url.searchParams, options));
    case "tables":
      return options.tables.has(id ?? "")
        ? readTable(id ?? "", options.tables)
        : gated(request, () => readTable(id ?? "", options.tables));
    case "server":
      return json<ServerInfo>({ protocol: PROTOCOL_VERSION, addresses: options.addresses() });
    case "health":
      return json(options.health() ?? {});
    default:
      return Promise.resolve(
        refuse("run-not-found", `there is nothing at ${url.pathname.slice(0, 80)}`),
      );
  }
}

/** Null at addresses that are only read. */
function writeOf(
  request: IncomingMessage,
  options: ApiOptions,
  {
    resource,
    id,
    part,
    runId,
  }: Readonly<Record<"resource" | "id" | "part" | "runId", string | undefined>>,
): (() => Promise<Result<Reply>>) | null {
  if (resource !== "rooms") {
    return null;
  }
  if (id === undefined) {
    return () => createRoom(request, options);
  }
  if (part === "runs" && runId !== undefined) {
    return () => labelRun(id, runId, request, options);
  }
  return part === "tables" ? () => storeTable(id, request, options) : null;
}

/** Rule PR-14: reading runs is bounded, so that nobody's edits wait behind it. */
async function gated(
  request: IncomingMessage,
  read: () => Promise<Result<Reply>>,
): Promise<Result<Reply>> {
  const reply = await gate.run(request.socket.remoteAddress ?? "", read);
  return reply ?? refuse("too-fast", "too many requests at once: try again in a moment");
}

async function createRoom(request: IncomingMessage, options: ApiOptions): Promise<Result<Reply>> {
  if (!isSameOrigin(request.headers.origin, request.headers.host)) {
    return refuse("not-allowed", "rooms are opened from this server's own pages");
  }
  const may = options.door.mayCreate(request.socket.remoteAddress ?? "", Date.now());
  if (!may.ok) {
    return may;
  }
  const body = await readJson(request);
  if (!body.ok) {
    return body;
  }
  const wanted = createRoomSchema.safeParse(body.value);
  if (!wanted.success) {
    return { ok: false, error: messageFault(wanted.error) };
  }
  const settings = await keptSettings(wanted.data.settings, options.lobby);
  if (!settings.ok) {
    return settings;
  }
  const created = await options.lobby.create({ name: wanted.data.name, settings: settings.value });
  if (!created.ok) {
    return created;
  }
  const { code, key } = created.value;
  const answer: CreatedRoom = { code, key, path: `/room/${code}#key=${key}` };
  return ok({ status: 201, body: answer });
}

async function keptSettings(
  document: unknown,
  lobby: Lobby,
): Promise<Result<KeptSettings | undefined>> {
  if (document === undefined) {
    return ok(undefined);
  }
  const settings = parseSettings(document);
  return settings.ok ? lobby.keepSettings(settings.value) : settings;
}

/** The list, the rooms that it can be cut down to, or one run. */
function readRuns(
  id: string | undefined,
  part: string,
  query: URLSearchParams,
  options: ApiOptions,
): Promise<Result<Reply>> {
  if (id === undefined) {
    return listRuns(query, options.store);
  }
  return id === "rooms" ? listRooms(options.store) : readRun(id, part, query, options);
}

async function readRun(
  id: string,
  part: string,
  query: URLSearchParams,
  { store, tables }: ApiOptions,
): Promise<Result<Reply>> {
  if (!/^[\w-]{1,64}$/.test(id)) {
    return refuse("run-not-found", "there is no such run");
  }
  if (part === "") {
    const detail = await store.findRun(id);
    return detail === null ? refuse("run-not-found", "there is no such run") : json(detail);
  }
  if (part === "settings") {
    return readSettings(id, store, tables);
  }
  const step = Number(query.get("step") ?? "0");
  if (!Number.isInteger(step) || step < 0 || step > LIMITS.steps) {
    return refuse("bad-message", `step: must be a whole number from 0 to ${LIMITS.steps}`, "step");
  }
  switch (part) {
    case "curve":
      return bytes(await store.readCurve(id));
    case "keyframe":
      return bytes(await store.readKeyframe(id, step));
    case "frames":
      return bytes(await store.readChunk(id, step));
    default:
      return refuse("run-not-found", `a run has no ${part.slice(0, 40)}`);
  }
}

/** What the run started with, with the rows of a stored table in it: a document for `npm run train`. */
async function readSettings(
  id: string,
  store: ApiOptions["store"],
  tables: Tables,
): Promise<Result<Reply>> {
  const settings = (await store.findRun(id))?.info.settings;
  if (settings === undefined) {
    return refuse("run-not-found", "there is no such run");
  }
  const table = settings.data.kind === "stored" ? await tables.read(settings.data.hash) : null;
  return json(table === null ? settings : withTable(settings, table));
}
