import { isErrorCode } from "#client/session/refusal-policy.ts";
import { isListOf, isNumber, isObject, isString } from "#client/session/shapes.ts";
import type { StoredData, TableData } from "#engine/settings.ts";
import { ok, type Refusal, type Result, refuse } from "#protocol/errors.ts";
import type { CreatedRoom, FoundRoom, ServerInfo } from "#protocol/http.ts";
import type { RunDetail, RunPage, RunSort } from "#protocol/records.ts";

/** Rule CS-13: no request is waited for longer, in ms. */
const TIMEOUT_MS = 15_000;
/** For megabytes on a slow line, in ms. */
const UPLOAD_MS = 120_000;

export function createRoom(input: {
  readonly name?: string | undefined;
  readonly settings?: unknown;
}): Promise<Result<CreatedRoom>> {
  return requestJson("/api/rooms", isCreatedRoom, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
}

export function findRoom(code: string): Promise<Result<FoundRoom>> {
  return requestJson(`/api/rooms/${encodeURIComponent(code)}`, isFoundRoom);
}

export function serverInfo(): Promise<Result<ServerInfo>> {
  return requestJson("/api/server", isServerInfo);
}

/** What a list of runs is asked for, named as in the address. */
export interface RunsAsked {
  readonly limit?: number | undefined;
  readonly before?: string | undefined;
  /** The id of a room, not its code. */
  readonly room?: string | undefined;
  readonly search?: string | undefined;
  readonly starred?: "1" | undefined;
  readonly sort?: RunSort | undefined;
}

export function listRuns(query: RunsAsked): Promise<Result<RunPage>> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      search.set(name, String(value));
    }
  }
  return requestJson(`/api/runs?${search}`, isRunPage);
}

export function findRun(runId: string): Promise<Result<RunDetail>> {
  return requestJson(`/api/runs/${encodeURIComponent(runId)}`, isRunDetail);
}

/** Bytes under a run's address; null where there is nothing (404). */
export function runBytes(runId: string, part: string): Promise<Result<Uint8Array | null>> {
  return requestBytes(`/api/runs/${encodeURIComponent(runId)}/${part}`);
}

/** Rule PR-15: a large table for a room, kept once by its hash. `secret` is the editor's token or key. */
export function storeTable(
  code: string,
  secret: string,
  table: Omit<TableData, "kind">,
): Promise<Result<StoredData>> {
  return requestJson(`/api/rooms/${encodeURIComponent(code)}/tables`, isStoredData, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
    body: JSON.stringify(table),
    signal: AbortSignal.timeout(UPLOAD_MS),
  });
}

/** A stored table by its hash; null where there is none. */
export function tableBytes(hash: string): Promise<Result<Uint8Array | null>> {
  return requestBytes(`/api/tables/${encodeURIComponent(hash)}`);
}

async function requestBytes(address: string): Promise<Result<Uint8Array | null>> {
  const answer = await request(address);
  if (!answer.ok) {
    return answer;
  }
  if (answer.value.status === 404) {
    return ok(null);
  }
  if (!answer.value.ok) {
    return { ok: false, error: await readRefusal(answer.value) };
  }
  try {
    return ok(new Uint8Array(await answer.value.arrayBuffer()));
  } catch {
    return refuse("server-busy", "The connection broke while data was loading.");
  }
}

// Shapes are checked as deep as a page would break on them; what is inside is the server's word.
function isCreatedRoom(value: unknown): value is CreatedRoom {
  return (
    isObject<keyof CreatedRoom>(value) &&
    isString(value.code) &&
    isString(value.key) &&
    isString(value.path)
  );
}

function isFoundRoom(value: unknown): value is FoundRoom {
  return (
    isObject<keyof FoundRoom>(value) &&
    isString(value.code) &&
    isString(value.name) &&
    isNumber(value.people)
  );
}

function isServerInfo(value: unknown): value is ServerInfo {
  return (
    isObject<keyof ServerInfo>(value) &&
    isNumber(value.protocol) &&
    isListOf(value.addresses, isString)
  );
}

function isStoredData(value: unknown): value is StoredData {
  return (
    isObject<keyof StoredData>(value) &&
    value.kind === "stored" &&
    isString(value.hash) &&
    isListOf(value.inputs, isString) &&
    isListOf(value.outputs, isString) &&
    isNumber(value.rowCount) &&
    isString(value.scaling)
  );
}

function isRunPage(value: unknown): value is RunPage {
  return isObject<keyof RunPage>(value) && isListOf(value.runs, isWithId);
}

function isWithId(value: unknown): value is { readonly id: string } {
  return isObject<"id">(value) && isString(value.id);
}

function isRunDetail(value: unknown): value is RunDetail {
  return (
    isObject<keyof RunDetail>(value) &&
    isRunInfo(value.info) &&
    isObject<"status">(value.state) &&
    isString(value.state.status) &&
    isNumber(value.lastStep) &&
    isListOf(value.keyframeSteps, isNumber)
  );
}

function isRunInfo(value: unknown): boolean {
  return (
    isObject<keyof RunDetail["info"]>(value) &&
    isString(value.id) &&
    isObject<"layers">(value.settings) &&
    Array.isArray(value.settings.layers) &&
    Array.isArray(value.events)
  );
}

export async function requestJson<T>(
  address: string,
  isExpected: (value: unknown) => value is T,
  init: RequestInit = {},
): Promise<Result<T>> {
  const answer = await request(address, init);
  if (!answer.ok) {
    return answer;
  }
  if (!answer.value.ok) {
    return { ok: false, error: await readRefusal(answer.value) };
  }
  const body = await readJson(answer.value);
  return isExpected(body)
    ? ok(body)
    : refuse("protocol-mismatch", "The server's answer has an unexpected form. Reload the page.");
}

async function request(address: string, init: RequestInit = {}): Promise<Result<Response>> {
  try {
    return ok(await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), ...init }));
  } catch {
    return refuse(
      "server-busy",
      "The server cannot be reached. Check the connection and try again.",
    );
  }
}

async function readRefusal(response: Response): Promise<Refusal> {
  const body = await readJson(response);
  const error = isObject<"error">(body) ? body.error : null;
  if (!(isObject<keyof Refusal>(error) && isString(error.message))) {
    return { code: "internal", message: `The server answered with status ${response.status}.` };
  }
  const { code, message, path } = error;
  return {
    code: isErrorCode(code) ? code : "internal",
    message,
    ...(isString(path) ? { path } : {}),
  };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}
