import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import type { RunPage } from "#protocol/records.ts";
import { join, openRoom, runDetail } from "#tests/support/room-client.ts";
import { SocketClient } from "#tests/support/socket-client.ts";
import { startServer, type TestServer } from "#tests/support/start-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

let dataDir: string;
let server: TestServer;
beforeAll(async () => {
  dataDir = await mkdtemp(joinPath(tmpdir(), "weightroom-labels-"));
  server = await startServer({ dataDir });
});
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Wish {
  readonly code: string;
  readonly runId: string;
  readonly bearer: string | null;
  readonly origin?: string;
}

function label({ code, runId, bearer, origin }: Wish, body: unknown) {
  return fetch(`${server.url}/api/rooms/${code}/runs/${runId}`, {
    method: "POST",
    headers: {
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      ...(origin === undefined ? {} : { origin }),
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

async function refusal(answer: Promise<Response>) {
  const response = await answer;
  return { status: response.status, code: (await response.json()).error.code };
}

async function list(query: string): Promise<RunPage> {
  const response = await fetch(`${server.url}/api/runs?${query}`);
  expect(response.status).toBe(200);
  return await response.json();
}

test("GW-65 an editor stars a run and writes on it; everybody in the room hears it, everybody reads it", async () => {
  const host = await openRoom(server.url);
  const { code, runId } = host;
  const paul = await join(server.url, { code, name: "Paul" });
  await host.client.command("step-run", { runId, count: 20 });
  const next = await host.client.command("rewind-run", { runId });
  expect(next.ok).toBe(true);
  const mine = { code, runId, bearer: paul.welcome.you.token };
  // The run is over and saved: it is labelled later, too.
  expect(await (await label(mine, { isStarred: true })).json()).toEqual({
    isStarred: true,
    remark: "",
  });
  expect((await label(mine, { remark: "  rate < 1 is better  ", base: "" })).status).toBe(200);
  const event = await waitFor("the second event", () =>
    host.client.events
      .map((versioned) => versioned.event)
      .find((told) => told.kind === "run-labelled" && told.remark !== ""),
  );
  expect(event).toMatchObject({
    runId,
    number: 1,
    isStarred: true,
    remark: "rate < 1 is better",
    by: { name: "Paul" },
  });
  expect(await runDetail(server.url, runId)).toMatchObject({
    isStarred: true,
    remark: "rate < 1 is better",
  });
  expect((await list("starred=1")).runs.map(({ id }) => id)).toEqual([runId]);
  expect((await list("search=RATE")).runs.map(({ id }) => id)).toEqual([runId]);
  const rooms = await (await fetch(`${server.url}/api/runs/rooms`)).json();
  expect(rooms.rooms).toEqual([expect.objectContaining({ id: host.snapshot.id })]);
  // Told again, nothing happens; over somebody else's words, it is refused.
  const before = host.client.events.length;
  expect((await label(mine, { isStarred: true })).status).toBe(200);
  const stale = { remark: "no, worse", base: "" };
  expect(await refusal(label({ ...mine, bearer: host.key }, stale))).toMatchObject({
    code: "stale-revision",
  });
  expect(host.client.events).toHaveLength(before);
  host.client.close();
  paul.client.close();
});

test("GW-65 who may not edit labels nothing, and no run of another room is labelled", async () => {
  const host = await openRoom(server.url);
  const other = await openRoom(server.url);
  const { code, runId } = host;
  const wish = { isStarred: true };
  const refused = { status: 403, code: "not-allowed" };
  expect(await refusal(label({ code, runId, bearer: null }, wish))).toEqual(refused);
  expect(await refusal(label({ code, runId, bearer: "nobodys" }, wish))).toEqual(refused);
  expect(await refusal(label({ code, runId, bearer: other.key }, wish))).toEqual(refused);
  const foreign = { code, runId, bearer: host.key, origin: "https://elsewhere.example" };
  expect(await refusal(label(foreign, wish))).toEqual(refused);
  expect(await refusal(label({ code, runId: other.runId, bearer: host.key }, wish))).toMatchObject({
    code: "run-not-found",
  });
  const paul = await join(server.url, { code, name: "Paul" });
  await host.client.command("set-code-role", { role: "viewer" });
  expect(await refusal(label({ code, runId, bearer: paul.welcome.you.token }, wish))).toEqual(
    refused,
  );
  expect(await runDetail(server.url, runId)).toMatchObject({ isStarred: false, remark: "" });
  const asked = await fetch(`${server.url}/api/rooms/${code}`, {
    headers: { authorization: `Bearer ${paul.welcome.you.token}` },
  });
  expect((await asked.json()).you).toEqual({ role: "viewer", mayPlay: false, mayLabel: false });
  expect((await (await fetch(`${server.url}/api/rooms/${code}`)).json()).you).toBeUndefined();
  for (const client of [host.client, other.client, paul.client]) {
    client.close();
  }
});

test("GW-66 what a label or a list is asked for is parsed; what makes no sense is refused by name", async () => {
  const host = await openRoom(server.url);
  const mine = { code: host.code, runId: host.runId, bearer: host.key };
  const bad = [
    {},
    { isStarred: "yes" },
    { remark: 7 },
    { remark: "two\nlines" },
    { remark: "\u202egnihtemos" },
    { remark: "x".repeat(LIMITS.remarkCharacters + 1) },
    { isStarred: true, roomId: "other" },
    "no json",
  ];
  for (const body of bad) {
    expect(await refusal(label(mine, body))).toEqual({ status: 400, code: "bad-message" });
  }
  const large = JSON.stringify({ remark: "x".repeat(LIMITS.httpBodyBytes) });
  expect(await refusal(label(mine, large))).toMatchObject({ code: "too-large" });
  const queries = {
    limit: ["0", "101", "x"],
    sort: ["name", ""],
    before: ["1", "~x", "1.2.3"],
    search: ["x".repeat(LIMITS.searchCharacters + 1)],
    starred: ["0", "true"],
  };
  for (const [name, values] of Object.entries(queries)) {
    for (const value of values) {
      const response = await fetch(
        `${server.url}/api/runs?${new URLSearchParams({ [name]: value })}`,
      );
      expect(await response.json()).toMatchObject({ error: { code: "bad-message", path: name } });
    }
  }
  host.client.close();
});

test("GW-67 one person's stars and notes are bounded, and nobody else waits for them", async () => {
  const host = await openRoom(server.url);
  const paul = await join(server.url, { code: host.code, name: "Paul" });
  const mine = { code: host.code, runId: host.runId, bearer: paul.welcome.you.token };
  for (let i = 0; i < LIMITS.labelsPerMinute; i++) {
    expect((await label(mine, { isStarred: i % 2 === 0 })).status).toBe(200);
  }
  expect(await refusal(label(mine, { isStarred: true }))).toEqual({
    status: 429,
    code: "too-fast",
  });
  expect((await label({ ...mine, bearer: host.key }, { isStarred: true })).status).toBe(200);
  host.client.close();
  paul.client.close();
});

test("GW-68 who only watches is counted nowhere, is told everything and heard in nothing", async () => {
  const host = await openRoom(server.url);
  const { code, runId } = host;
  await host.client.command("set-controls", { changes: { play: { who: "all" } } });
  const watcher = await join(server.url, { code, name: "Frame", watchOnly: true });
  expect(watcher.welcome.you.role).toBe("viewer");
  expect(watcher.welcome.presence).toMatchObject({ count: 1, people: [{ name: "Hana" }] });
  const found = await (await fetch(`${server.url}/api/rooms/${code}`)).json();
  expect(found.people).toBe(1);
  const answer = await watcher.client.command("play-run", { runId });
  expect(answer).toMatchObject({ ok: false, error: { code: "not-allowed" } });
  expect(await watcher.client.command("rename-me", { name: "Eve" })).toMatchObject({ ok: false });
  await host.client.command("step-run", { runId, count: 5 });
  await watcher.client.frame("step 5", ({ frame }) => frame.step === 5);
  expect(await watcher.client.command("get-curve", { runId, fromStep: 0 })).toMatchObject({
    ok: true,
  });
  // Its token proves nothing, and a key makes it no more than it is.
  const { token } = watcher.welcome.you;
  expect(await refusal(label({ code, runId, bearer: token }, { isStarred: true }))).toMatchObject({
    code: "not-allowed",
  });
  const withKey = await join(server.url, { code, key: host.key, watchOnly: true });
  expect(withKey.welcome.you.role).toBe("viewer");
  await host.client.command("lock-room", { isLocked: true });
  await expect(SocketClient.join(server.url, { code, watchOnly: true })).rejects.toMatchObject({
    data: { code: "room-locked" },
  });
  for (const { client } of [host, watcher, withKey]) {
    client.close();
  }
});

test("GW-68 what one who watches did is told to no other", async () => {
  const host = await openRoom(server.url);
  const asWatcher = { code: host.code, watchOnly: true } as const;
  const one = await SocketClient.join(server.url, asWatcher);
  const socket: Socket = one.client.socket;
  for (let i = 0; i <= LIMITS.messagesPerWindow; i++) {
    socket.emit("nonsense");
  }
  await waitFor("it is cut", () => one.client.goodbyes.length > 0);
  const other = await SocketClient.join(server.url, asWatcher);
  expect(other.welcome.notice).toBeUndefined();
  for (const { client } of [host, one, other]) {
    client.close();
  }
});

test("GW-69 a room goes on from a step of a run that it had before, when that is what is asked", async () => {
  const host = await openRoom(server.url);
  const { client, runId } = host;
  await client.command("step-run", { runId, count: 60 });
  const rewound = await client.command("rewind-run", { runId });
  const nextId = rewound.ok ? rewound.value.runId : "";
  await client.command("step-run", { runId: nextId, count: 10 });
  const fork = { runId, step: 40, changes: [] };
  expect(await client.command("fork-run", fork)).toMatchObject({
    ok: false,
    error: { code: "run-not-found" },
  });
  const other = await openRoom(server.url);
  await other.client.command("step-run", { runId: other.runId, count: 5 });
  const foreign = { runId: other.runId, step: 3, changes: [], isEarlier: true as const };
  expect(await client.command("fork-run", foreign)).toMatchObject({
    ok: false,
    error: { code: "run-not-found" },
  });
  const beyond = { ...fork, step: 61, isEarlier: true as const };
  expect(await client.command("fork-run", beyond)).toMatchObject({
    ok: false,
    error: { code: "invalid-settings", path: "step" },
  });
  const answer = await client.command("fork-run", { ...fork, isEarlier: true });
  const childId = answer.ok ? answer.value.runId : "";
  const child = await runDetail(server.url, childId);
  expect(child.info).toMatchObject({ number: 3, parent: { runId, step: 40 } });
  expect(child.state).toMatchObject({ status: "paused", step: 40 });
  // The same bits as the run that it goes on from.
  const [original, forked] = [runId, childId].map((id) => lossAt(id, 39));
  expect(await forked).toEqual(await original);
  for (const each of [client, other.client]) {
    each.close();
  }
});

/** A step's loss, out of the curve's bytes. */
async function lossAt(runId: string, step: number): Promise<number> {
  const response = await fetch(`${server.url}/api/runs/${runId}/curve`);
  const view = new DataView(await response.arrayBuffer());
  return view.getFloat64(16 + 8 * step, true);
}
