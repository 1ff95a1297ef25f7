import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { edit, join, openRoom } from "#tests/support/room-client.ts";
import { SocketClient } from "#tests/support/socket-client.ts";
import { startServer, type TestServer } from "#tests/support/start-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

let server: TestServer;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(joinPath(tmpdir(), "weightroom-door-"));
  server = await startServer({ dataDir });
});
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

type Handshake = Parameters<typeof SocketClient.join>[1];

/** That nobody comes in so, and why. */
async function expectKeptOut(handshake: Handshake, code: string): Promise<void> {
  await expect(SocketClient.join(server.url, handshake)).rejects.toMatchObject({ data: { code } });
}

async function restart(): Promise<void> {
  await server.kill("SIGKILL");
  server = await startServer({ dataDir });
}

test("RO-26 who is removed hears why, is gone for everybody, and stays out by their token", async () => {
  const host = await openRoom(server.url);
  const { code } = host;
  const paul = await join(server.url, { code, name: "Paul" });
  const token = paul.welcome.you.token;
  const tab = await join(server.url, { code, token });
  const removed = await host.client.command("remove-member", {
    memberId: paul.welcome.you.id,
  });
  expect(removed).toMatchObject({ ok: true });
  expect(await host.client.event("member-removed")).toMatchObject({
    memberId: paul.welcome.you.id,
    name: "Paul",
    by: { name: "Hana" },
  });
  for (const { client } of [paul, tab]) {
    const [goodbye] = await waitFor("a goodbye", () =>
      client.goodbyes[0] ? client.goodbyes : null,
    );
    expect(goodbye).toEqual({ error: { code: "removed", message: expect.any(String) } });
    await waitFor("it is cut off", () => !client.socket.connected);
  }
  await waitFor("others see it", () => host.client.presence?.count === 1);
  await expectKeptOut({ code, token }, "removed");
  const table = await fetch(`${server.url}/api/rooms/${code}/tables`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ inputs: ["x"], outputs: ["y"], rows: [[1, 2]] }),
  });
  expect(table.status).toBe(403);
  // The host's key is another matter, and so is somebody whom nobody knows.
  expect((await join(server.url, { code, token, key: host.key })).welcome.you.role).toBe("host");
  expect((await join(server.url, { code, name: "Somebody" })).welcome.you.role).toBe("editor");
  await restart();
  await expectKeptOut({ code, token }, "removed");
});

test("RO-26 commands of somebody who is removed meanwhile are none of a member", async () => {
  const host = await openRoom(server.url);
  const paul = await join(server.url, { code: host.code, name: "Paul" });
  const removing = host.client.command("remove-member", { memberId: paul.welcome.you.id });
  const answers: string[] = [];
  await waitFor("he is cut off", async () => {
    const answer = await edit(paul.client, "initial.seed", answers.length, 1_000).catch(() => null);
    answers.push(answer === null ? "lost" : answer.ok ? "ok" : answer.error.code);
    return answer === null || answers.at(-1) === "not-a-member";
  });
  expect(await removing).toMatchObject({ ok: true });
  const { settings } = (await join(server.url, { code: host.code })).snapshot;
  await expect
    .poll(async () => (await join(server.url, { code: host.code })).snapshot.settings)
    .toEqual(settings);
});

test("RO-26 hosts are not removed, nor does anybody else remove", async () => {
  const host = await openRoom(server.url);
  const paul = await join(server.url, { code: host.code, name: "Paul" });
  const remove = (client: SocketClient, memberId: string) =>
    client.command("remove-member", { memberId });
  expect(await remove(host.client, host.welcome.you.id)).toMatchObject({
    error: { code: "not-allowed", path: "memberId" },
  });
  expect(await remove(host.client, "nobody")).toMatchObject({ error: { code: "not-a-member" } });
  expect(await remove(paul.client, host.welcome.you.id)).toMatchObject({
    error: { code: "not-allowed" },
  });
  expect(await remove(host.client, paul.welcome.you.id)).toMatchObject({ ok: true });
  expect(await remove(host.client, paul.welcome.you.id)).toMatchObject({
    error: { code: "not-a-member" },
  });
});

test("RO-27 a locked room lets in whom it knows and nobody else, also after a restart", async () => {
  const host = await openRoom(server.url);
  const { code } = host;
  const paul = await join(server.url, { code, name: "Paul" });
  expect(host.snapshot.isLocked).toBe(false);
  expect(await paul.client.command("lock-room", { isLocked: true })).toMatchObject({
    error: { code: "not-allowed" },
  });
  const locked = await host.client.command("lock-room", { isLocked: true });
  expect(locked).toMatchObject({ ok: true });
  expect(await paul.client.event("lock-changed")).toMatchObject({ isLocked: true });
  expect(await host.client.command("lock-room", { isLocked: true })).toEqual(locked);
  await expectKeptOut({ code }, "room-locked");
  await restart();
  await expectKeptOut({ code, token: "made up" }, "room-locked");
  const back = await join(server.url, { code, token: paul.welcome.you.token });
  expect(back.welcome.you.name).toBe("Paul");
  expect(back.snapshot.isLocked).toBe(true);
  const second = await join(server.url, { code, key: host.key, name: "Second" });
  expect(second.welcome.you.role).toBe("host");
  await second.client.command("lock-room", { isLocked: false });
  expect((await join(server.url, { code })).snapshot.isLocked).toBe(false);
});

test("RO-28 a new link: the old one is dead, who is here stays and learns the new code", async () => {
  const host = await openRoom(server.url);
  const paul = await join(server.url, { code: host.code, name: "Paul" });
  expect(await paul.client.command("renew-link", {})).toMatchObject({
    error: { code: "not-allowed" },
  });
  const renewed = await host.client.command("renew-link", {});
  const code = renewed.ok ? renewed.value.code : "";
  expect(code).not.toBe(host.code);
  expect(await paul.client.event("link-renewed")).toMatchObject({ code, by: { name: "Hana" } });
  expect(paul.client.socket.connected).toBe(true);
  await expectKeptOut({ code: host.code }, "room-not-found");
  expect((await fetch(`${server.url}/api/rooms/${host.code}`)).status).toBe(404);
  expect((await join(server.url, { code })).snapshot.code).toBe(code);
  // Who was here a moment ago and comes back by the old link is shown the way.
  const { token } = paul.welcome.you;
  const late = await join(server.url, { code: host.code, token });
  expect(late.snapshot.code).toBe(code);
  expect((await join(server.url, { code: host.code, key: host.key })).welcome.you.role).toBe(
    "host",
  );
  await restart();
  await expectKeptOut({ code: host.code }, "room-not-found");
  const back = await join(server.url, { code, token });
  expect(back.welcome.you.name).toBe("Paul");
});

test("RO-28 of many new links the last one counts, and only so many an hour are made", async () => {
  const host = await openRoom(server.url);
  const codes: string[] = [host.code];
  for (let i = 0; i < 40; i++) {
    const renewed = await host.client.command("renew-link", {});
    if (!renewed.ok) {
      expect(renewed.error.code).toBe("too-fast");
      break;
    }
    codes.push(renewed.value.code);
  }
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).toHaveLength(31);
  const token = host.welcome.you.token;
  const newest = codes.at(-1) ?? "";
  expect((await join(server.url, { code: newest, token })).snapshot.code).toBe(newest);
  expect((await join(server.url, { code: codes.at(-3) ?? "", token })).snapshot.code).toBe(newest);
  await expectKeptOut({ code: codes[0] ?? "", token }, "room-not-found");
});
