import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { type ClientRequest, request } from "node:http";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredData, TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { decodeTable, encodeTable } from "#protocol/table-codec.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { edit, join, openRoom, runDetail } from "#tests/support/room-client.ts";
import { startServer, type TestServer } from "#tests/support/start-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

let dataDir: string;
let server: TestServer;
beforeAll(async () => {
  dataDir = await mkdtemp(joinPath(tmpdir(), "weightroom-tables-"));
  server = await startServer({ dataDir });
});
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const inputs = ["a", "b"];
const outputs = ["y"];
const rowsOf = (seed: number) =>
  Array.from({ length: 900 }, (_, i) => [i / 900, ((i * seed) % 7) / 7, i % 2]);
const hashOf = (rows: readonly (readonly number[])[]) =>
  createHash("sha256")
    .update(encodeTable({ inputCount: 2, outputCount: 1, rows }))
    .digest("hex");

function upload(code: string, body: unknown, bearer: string | null) {
  return fetch(`${server.url}/api/rooms/${code}/tables`, {
    method: "POST",
    headers: bearer === null ? {} : { authorization: `Bearer ${bearer}` },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

async function refusal(answer: Promise<Response>) {
  const response = await answer;
  const { error } = await response.json();
  return { status: response.status, code: error.code, path: error.path };
}

test("PR-15 an editor uploads a table, and anybody reads it by its hash, for ever the same", async () => {
  const host = await openRoom(server.url);
  const rows = rowsOf(3);
  const answer = await upload(host.code, { inputs, outputs, rows }, host.welcome.you.token);
  expect(answer.status).toBe(201);
  const data = {
    kind: "stored",
    hash: hashOf(rows),
    inputs,
    outputs,
    rowCount: 900,
    scaling: "none",
  };
  expect(await answer.json()).toEqual(data);
  const again = await upload(host.code, { inputs, outputs, rows, scaling: "min-max" }, host.key);
  expect(await again.json()).toEqual({ ...data, scaling: "min-max" });
  const read = await fetch(`${server.url}/api/tables/${data.hash}`);
  expect(read.headers.get("cache-control")).toContain("immutable");
  expect(read.headers.get("content-type")).toBe("application/octet-stream");
  expect(decodeTable(new Uint8Array(await read.arrayBuffer())).rows).toEqual(rows);
  expect((await fetch(`${server.url}/api/tables/${"0".repeat(64)}`)).status).toBe(404);
  host.client.close();
});

test("PR-15 who may not edit the room stores nothing in it", async () => {
  const host = await openRoom(server.url);
  const body = { inputs, outputs, rows: rowsOf(3) };
  const refused = { status: 403, code: "not-allowed" };
  expect(await refusal(upload(host.code, body, null))).toMatchObject(refused);
  expect(await refusal(upload(host.code, body, "nobodys-token"))).toMatchObject(refused);
  expect(await refusal(upload("AAAAAA", body, host.key))).toMatchObject({ status: 404 });
  await host.client.command("set-code-role", { role: "viewer" });
  const ben = await join(server.url, { code: host.code });
  expect(await refusal(upload(host.code, body, ben.welcome.you.token))).toMatchObject(refused);
  const foreign = fetch(`${server.url}/api/rooms/${host.code}/tables`, {
    method: "POST",
    headers: { authorization: `Bearer ${host.key}`, origin: "http://evil.example" },
    body: JSON.stringify(body),
  });
  expect(await refusal(foreign)).toMatchObject(refused);
  host.client.close();
  ben.client.close();
});

/** An upload whose body has begun and not ended. */
function beginUpload(code: string, bearer: string) {
  const begun = request(`${server.url}/api/rooms/${code}/tables`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, expect: "100-continue" },
  });
  begun.on("error", () => undefined);
  // The server has seen the head, and who sends it, when it asks for the body.
  return new Promise<ClientRequest>((resolve) => {
    begun.on("continue", () => resolve(begun));
    begun.flushHeaders();
  });
}

test("PR-15 who ceases to be an editor while the table is on its way stores nothing", async () => {
  const host = await openRoom(server.url);
  const ben = await join(server.url, { code: host.code });
  const begun = await beginUpload(host.code, ben.welcome.you.token);
  const status = new Promise((resolve) =>
    begun.on("response", ({ statusCode }) => resolve(statusCode)),
  );
  await host.client.command("set-code-role", { role: "viewer" });
  const rows = rowsOf(6);
  begun.end(JSON.stringify({ inputs, outputs, rows }));
  expect(await status).toBe(403);
  expect((await fetch(`${server.url}/api/tables/${hashOf(rows)}`)).status).toBe(404);
  host.client.close();
  ben.client.close();
});

test("PR-18 an upload that breaks off is no fault in the log, and its place is free again", async () => {
  const host = await openRoom(server.url);
  for (let i = 0; i < 2 * LIMITS.uploadsAtOnce; i++) {
    const begun = await beginUpload(host.code, host.key);
    begun.write('{"inputs"');
    begun.destroy();
    await waitFor("its place is free", async () => {
      const answer = await upload(host.code, { inputs, outputs, rows: [[1, 2, 3]] }, host.key);
      return answer.status === 201;
    });
  }
  expect(server.output()).not.toContain("failed");
  expect(server.output()).not.toContain(host.code);
  host.client.close();
});

test.each<[string, unknown, string, string | undefined]>([
  ["ragged rows", { inputs, outputs, rows: [[1, 2, 3], [1]] }, "invalid-settings", "rows[1]"],
  ["no rows", { inputs, outputs, rows: [] }, "invalid-settings", "rows"],
  ["a name twice", { inputs, outputs: ["a"], rows: [[1, 2, 3]] }, "invalid-settings", "outputs[0]"],
  ["text in a cell", { inputs, outputs, rows: [[1, "2", 3]] }, "invalid-settings", "rows[0][1]"],
  ["another key", { inputs, outputs, rows: [[1, 2, 3]], colour: 1 }, "invalid-settings", "colour"],
  ["no object", 7, "invalid-settings", undefined],
  ["no JSON", "{", "bad-message", undefined],
  [
    "too many cells",
    { inputs, outputs, rows: Array.from({ length: 34_000 }, () => [0, 0, 0]) },
    "invalid-settings",
    "rows",
  ],
  ["too many bytes", " ".repeat(LIMITS.tableBodyBytes + 1), "too-large", undefined],
])("PR-15 an upload with %s is refused with its path", async (_, body, code, path) => {
  const host = await openRoom(server.url);
  const answer = await refusal(upload(host.code, body, host.key));
  expect(answer).toMatchObject(path === undefined ? { code } : { code, path });
  host.client.close();
});

test("RM-23 a large table in an edit is stored, the run trains on it to the bits of the inline one", async () => {
  const host = await openRoom(server.url);
  const { client } = host;
  const rows = rowsOf(5);
  const table = { kind: "table", inputs, outputs, rows } as const;
  expect(await edit(client, "data", table)).toMatchObject({
    ok: true,
    value: { step: null, waiting: [{ path: "data", reason: "a run keeps its data" }] },
  });
  const data: StoredData = {
    kind: "stored",
    hash: hashOf(rows),
    inputs,
    outputs,
    rowCount: 900,
    scaling: "none",
  };
  const changed = await client.event("settings-changed");
  expect(changed.edits).toEqual([{ path: "data", value: data }]);
  const started = await client.command("start-run", { runId: host.runId });
  const runId = started.ok ? started.value.runId : "";
  expect(await client.command("step-run", { runId, count: 25 })).toMatchObject({
    value: { step: 25 },
  });
  const { frame } = await client.frame("25 steps", (f) => f.runId === runId && f.frame.step === 25);
  const inline: TrainingSettings = { ...ORIGIN, data: { ...table, scaling: "none" } };
  expect(frame.parameters).toEqual(truthAt(inline, [], 25).parameters);
  expect((await runDetail(server.url, runId)).info.settings.data).toEqual(data);
  const exported = await fetch(`${server.url}/api/runs/${runId}/settings`);
  expect(await exported.json()).toEqual(inline);

  await server.kill("SIGTERM");
  server = await startServer({ dataDir });
  const back = await join(server.url, { code: host.code, key: host.key });
  expect(back.snapshot.settings.data).toEqual(data);
  expect(await back.client.command("step-run", { runId, count: 5 })).toMatchObject({
    value: { step: 30 },
  });
  const later = await back.client.frame("30 steps", (f) => f.frame.step === 30);
  expect(later.frame.parameters).toEqual(truthAt(inline, [], 30).parameters);
  back.client.close();
});

test("RM-23 a room is opened with an uploaded table, and with none that is unknown", async () => {
  const host = await openRoom(server.url);
  const rows = rowsOf(4);
  const answer = await upload(host.code, { inputs, outputs, rows }, host.key);
  const data = await answer.json();
  const other = await openRoom(server.url, { ...ORIGIN, data });
  expect(await other.client.command("step-run", { runId: other.runId })).toMatchObject({
    ok: true,
  });
  const unknown = { ...data, hash: "f".repeat(64) };
  await expect(openRoom(server.url, { ...ORIGIN, data: unknown })).rejects.toThrow("data.hash");
  expect(await edit(host.client, "data", unknown)).toMatchObject({
    ok: false,
    error: { code: "invalid-settings", path: "data.hash" },
  });
  host.client.close();
  other.client.close();
});

test("RM-25 a room stores a bounded number of tables an hour; one that is there counts as none", async () => {
  const host = await openRoom(server.url);
  const small = (cell: number) => ({ inputs, outputs, rows: [[cell, 0, 1]] });
  for (let i = 0; i < LIMITS.tablesPerRoomPerHour; i++) {
    expect((await upload(host.code, small(i), host.key)).status).toBe(201);
  }
  expect(await refusal(upload(host.code, small(-1), host.key))).toMatchObject({ code: "too-fast" });
  expect((await upload(host.code, small(0), host.key)).status).toBe(201);
  host.client.close();
});
