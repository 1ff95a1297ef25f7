import { z } from "zod";
import { ERROR_CODES, ok, type Refusal, type Result, refuse } from "#protocol/errors.ts";
import type { CreatedRoom, FoundRoom, ServerInfo } from "#protocol/http.ts";
import type { RunDetail, RunPage } from "#protocol/records.ts";

/** Rule CS-13: no request is waited for longer, in ms. */
const TIMEOUT_MS = 15_000;

export function createRoom(input: {
  readonly name?: string | undefined;
  readonly settings?: unknown;
}): Promise<Result<CreatedRoom>> {
  return requestJson("/api/rooms", createdRoom, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
}

export function findRoom(code: string): Promise<Result<FoundRoom>> {
  return requestJson(`/api/rooms/${encodeURIComponent(code)}`, foundRoom);
}

export function serverInfo(): Promise<Result<ServerInfo>> {
  return requestJson("/api/server", serverInfoShape);
}

export function listRuns(query: {
  readonly limit?: number | undefined;
  readonly before?: string | undefined;
  readonly roomId?: string | undefined;
}): Promise<Result<RunPage>> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      search.set(name, String(value));
    }
  }
  return requestJson(`/api/runs?${search}`, runPage);
}

export function findRun(runId: string): Promise<Result<RunDetail>> {
  return requestJson(`/api/runs/${encodeURIComponent(runId)}`, runDetail);
}

/** Bytes under a run's address; null where there is nothing (404). */
export function runBytes(runId: string, part: string): Promise<Result<Uint8Array | null>> {
  return requestBytes(`/api/runs/${encodeURIComponent(runId)}/${part}`);
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
const createdRoom = z.object({ code: z.string(), key: z.string(), path: z.string() });
const foundRoom = z.object({ code: z.string(), name: z.string(), people: z.number() });
const serverInfoShape = z.object({ protocol: z.number(), addresses: z.array(z.string()) });
const runPage = z.custom<RunPage>(
  (value) =>
    z.object({ runs: z.array(z.looseObject({ id: z.string() })) }).safeParse(value).success,
);
const runDetail = z.custom<RunDetail>(
  (value) =>
    z
      .object({
        info: z.looseObject({
          id: z.string(),
          settings: z.looseObject({ layers: z.array(z.unknown()) }),
          events: z.array(z.unknown()),
        }),
        state: z.looseObject({ status: z.string() }),
        lastStep: z.number(),
        keyframeSteps: z.array(z.number()),
      })
      .safeParse(value).success,
);
const refusalBody = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES).catch("internal"),
    message: z.string(),
    path: z.string().optional(),
  }),
});

async function requestJson<T>(
  address: string,
  shape: z.ZodType<T>,
  init: RequestInit = {},
): Promise<Result<T>> {
  const answer = await request(address, init);
  if (!answer.ok) {
    return answer;
  }
  if (!answer.value.ok) {
    return { ok: false, error: await readRefusal(answer.value) };
  }
  const parsed = shape.safeParse(await readJson(answer.value));
  return parsed.success
    ? ok(parsed.data)
    : refuse("protocol-mismatch", "The server's answer has an unexpected form. Reload the page.");
}

async function request(address: string, init: RequestInit = {}): Promise<Result<Response>> {
  try {
    return ok(await fetch(address, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }));
  } catch {
    return refuse(
      "server-busy",
      "The server cannot be reached. Check the connection and try again.",
    );
  }
}

async function readRefusal(response: Response): Promise<Refusal> {
  const body = refusalBody.safeParse(await readJson(response));
  return body.success
    ? body.data.error
    : { code: "internal", message: `The server answered with status ${response.status}.` };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}
