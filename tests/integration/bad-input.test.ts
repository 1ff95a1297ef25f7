import { io } from "socket.io-client";
import msgpackParser from "socket.io-msgpack-parser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { COMMAND_SCHEMAS, LEAST_ROLE } from "#protocol/commands.ts";
import { LIMITS } from "#protocol/limits.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import { edit, type Joined, join, openRoom } from "#tests/support/room-client.ts";
import { SocketClient } from "#tests/support/socket-client.ts";
import { startServer, type TestServer } from "#tests/support/start-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

let server: TestServer;
let host: Awaited<ReturnType<typeof openRoom>>;
let attacker: Joined;

beforeAll(async () => {
  server = await startServer();
  host = await openRoom(server.url);
  await host.client.command("set-speed", { runId: host.runId, speed: 30 });
  await host.client.command("play-run", { runId: host.runId });
  attacker = await join(server.url, { code: host.code, name: "Mallory" });
});

afterAll(async () => {
  // Whatever was sent, the others' training went on and nothing was changed.
  const step = host.client.frames.at(-1)?.frame.step ?? 0;
  await host.client.frame("training goes on", ({ frame }) => frame.step > step);
  const fresh = await join(server.url, { code: host.code });
  expect(fresh.snapshot.settings).toEqual(ORIGIN);
  expect(host.client.goodbyes).toEqual([]);
  await server.stop();
});

const refusal = (code: string, path?: string) => ({
  ok: false,
  error: path === undefined ? { code } : { code, path },
});

test("BI-1 an unknown command is refused by name", async () => {
  expect(await attacker.client.raw("drop-tables", {})).toMatchObject({
    ok: false,
    error: { code: "bad-message", message: expect.stringContaining("drop-tables") },
  });
});

test.each(Object.keys(COMMAND_SCHEMAS))(
  "BI-2 %s refuses payloads of every wrong type",
  async (name) => {
    const least = Object.entries(LEAST_ROLE).find(([command]) => command === name)?.[1];
    const { client } = least === "host" ? host : attacker;
    for (const payload of [null, 7, "x", [], [[]], { runId: 5 }, { unknown: true }, Number.NaN]) {
      const answer = await client.raw<{ ok: boolean; error?: { code: string } }>(name, payload);
      expect(answer).toMatchObject({ ok: false, error: { code: expect.any(String) } });
      expect(["bad-message", "too-fast"]).toContain(answer.error?.code);
    }
  },
);

test.each<[string, unknown, string]>([
  ["optimizer.learningRate", Number.NaN, "optimizer.learningRate"],
  ["optimizer.learningRate", Number.POSITIVE_INFINITY, "optimizer.learningRate"],
  ["optimizer.learningRate", 1e300, "optimizer.learningRate"],
  ["layers[0].units", 0, "layers[0].units"],
  ["layers[0].units", 10_000, "layers[0].units"],
  [
    "data.rows",
    [
      [0, 0, 1, 0],
      [1, 1],
    ],
    "data.rows[1]",
  ],
  ["data.rows[0][0]", "<b>1</b>", "data.rows[0][0]"],
  ["stop.steps", -1, "stop.steps"],
  ["data", { kind: "generated", name: "mobius", samples: 9 }, "data.name"],
  ["data", { kind: "generated", name: "xor", samples: 9, noise: Number.NaN }, "data.noise"],
  ["data", { kind: "bundled", name: "../../etc/passwd" }, "data.name"],
  [
    "data",
    { kind: "stored", hash: "../secret", inputs: ["a"], outputs: ["b"], rowCount: 1 },
    "data.hash",
  ],
  ["features", ["x1"], "features"],
  ["testShare", 0.95, "testShare"],
  ["batch", { size: 5, seed: 1 }, "batch.size"],
  ["optimizer", { kind: "adam", learningRate: 0.1, beta1: 1 }, "optimizer.beta1"],
  ["regularization", { kind: "l2", rate: -1 }, "regularization.rate"],
  ["loss", "softmax-cross-entropy", "loss"],
])("BI-3 %s = %j is refused with what and where", async (path, value, where) => {
  expect(await edit(attacker.client, path, value)).toMatchObject(
    refusal("invalid-settings", where),
  );
});

test("BI-4 a table above the limit of cells, and one that nobody stored, are refused", async () => {
  const rowCount = LIMITS.tableCells / 4 + 1;
  const rows = Array.from({ length: rowCount }, () => [0, 0, 1, 0]);
  expect(await edit(attacker.client, "data.rows", rows)).toMatchObject(
    refusal("invalid-settings", "data.rows"),
  );
  const unknown = { kind: "stored", hash: "0a".repeat(32), inputs: ["a"], outputs: ["b"] };
  expect(await edit(attacker.client, "data", { ...unknown, rowCount: 4 })).toMatchObject(
    refusal("invalid-settings", "data.hash"),
  );
});

test.each([
  ["of 10,000 characters", "x".repeat(10_000), "name: must have at most 40 characters"],
  ["with markup", "<img src=x onerror=alert(1)>", "name: must be plain text without < or >"],
  ["without a letter", " ", "name: must not be empty"],
  ["that turns the text round", "a\u202Eb", "name: must be plain text without < or >"],
])("BI-5 a name %s is refused", async (_what, name, message) => {
  await expect(SocketClient.join(server.url, { code: host.code, name })).rejects.toMatchObject({
    data: { code: "bad-message", path: "name", message },
  });
  expect(await attacker.client.raw("rename-me", { name })).toMatchObject(
    refusal("bad-message", "name"),
  );
});

test("BI-6 a code that does not exist, and a wrong key, are told apart", async () => {
  await expect(SocketClient.join(server.url, { code: "AAAAAA" })).rejects.toMatchObject({
    data: { code: "room-not-found", path: "code" },
  });
  await expect(
    SocketClient.join(server.url, { code: host.code, key: "guess" }),
  ).rejects.toMatchObject({ data: { code: "key-refused" } });
});

test("BI-7 another protocol version is told to reload", async () => {
  await expect(
    SocketClient.join(server.url, { code: host.code, protocol: PROTOCOL_VERSION - 1 }),
  ).rejects.toMatchObject({ data: { code: "protocol-mismatch" } });
});

test("BI-8 bytes that are no message end the connection with a reason", async () => {
  const { client } = await join(server.url, { code: host.code, name: "Garbler" });
  client.socket.io.engine.write(Buffer.from([0xc1, 0xff, 0x00]));
  const goodbye = await waitFor("a goodbye", () => client.goodbyes[0]);
  expect(goodbye.error.code).toBe("bad-message");
});

test("BI-9 a message of 10 MB cuts its sender alone, who learns why on coming back", async () => {
  const { client, welcome } = await join(server.url, { code: host.code, name: "Bulky" });
  const gone = new Promise((resolve) => client.socket.once("disconnect", resolve));
  void client.raw("edit-settings", { edits: "y".repeat(10_000_000) }).catch(() => undefined);
  await gone;
  const back = await SocketClient.join(server.url, {
    code: host.code,
    token: welcome.you.token,
  });
  expect(back.welcome.notice).toMatchObject({ code: "too-large" });
  back.client.close();
});

test("BI-10 a page of another site may open no socket", async () => {
  const socket = io(server.url, {
    parser: msgpackParser,
    transports: ["websocket"],
    reconnection: false,
    extraHeaders: { origin: "http://evil.example" },
    auth: { protocol: PROTOCOL_VERSION, code: host.code },
  });
  const error = await new Promise<Error>((resolve, reject) => {
    socket.on("connect_error", resolve);
    socket.on("connect", () => reject(new Error("it was let in")));
  });
  expect(error.message).toBeTruthy();
  socket.close();
});

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/rooms`, { method: "POST", body, headers });

test.each<[string, number, string, string]>([
  ["half a document", 400, "bad-message", "{bad"],
  ["a list", 400, "bad-message", "[]"],
  ["a number for a name", 400, "bad-message", '{"name":5}'],
  ["markup for a name", 400, "bad-message", '{"name":"<b>"}'],
  ["an unknown key", 400, "bad-message", '{"what":1}'],
  ["unknown settings", 400, "invalid-settings", '{"settings":{"version":2}}'],
  ["a little too much", 413, "too-large", `{"name":"${"x".repeat(LIMITS.httpBodyBytes)}"}`],
  ["10 MB", 413, "too-large", "z".repeat(10_000_000)],
])("BI-11 POST /api/rooms with %s is answered %d %s", async (_what, status, code, body) => {
  const response = await post(body);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code } });
});

test("BI-12 a page of another site may open no room", async () => {
  const response = await post("{}", { origin: "http://evil.example" });
  expect(response.status).toBe(403);
});

test.each([
  "/api/runs/nothing",
  "/api/runs/..%2f..%2fetc",
  "/api/runs?limit=-1",
  "/api/runs?limit=1e9",
  "/api/runs?before=%00",
  "/api/rooms/%E0%A4%A",
  "/api/what",
])("BI-13 GET %s is refused as JSON", async (path) => {
  const response = await fetch(`${server.url}${path}`);
  expect([400, 404]).toContain(response.status);
  expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } });
});

test("BI-14 nobody sends commands faster than the limit", async () => {
  const { client } = await join(server.url, { code: host.code, name: "Hasty" });
  const answers = await Promise.all(
    Array.from({ length: LIMITS.editsPerWindow + 1 }, () => edit(client, "nowhere", 1)),
  );
  expect(answers.at(-1)).toMatchObject(refusal("too-fast"));
  expect(answers.filter((a) => !a.ok && a.error.code === "too-fast")).toHaveLength(1);
  client.close();
});

test("BI-15 a message of five bytes that promises a gigabyte ends its own connection alone", async () => {
  const { client } = await join(server.url, { code: host.code, name: "Bomber" });
  client.socket.io.engine.write(Buffer.from([0xdd, 0x3f, 0xff, 0xff, 0xff]));
  const goodbye = await waitFor("a goodbye", () => client.goodbyes[0]);
  expect(goodbye.error.message).toContain("ends early");
});

test("PR-14 runs that are asked for all at once are told to wait, and the room goes on", async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => fetch(`${server.url}/api/runs`).then(({ status }) => status)),
  );
  expect(answers).toContain(200);
  expect(answers.every((status) => status === 200 || status === 429)).toBe(true);
});
