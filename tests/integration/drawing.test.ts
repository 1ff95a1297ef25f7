import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { edit, join, openRoom } from "#tests/support/room-client.ts";
import { startServer, type TestServer } from "#tests/support/start-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

const DIGITS = {
  ...ORIGIN,
  data: { kind: "bundled", name: "digits" },
  layers: [{ units: 10, activation: "softmax" }],
  loss: "softmax-cross-entropy",
};
const pixels = (ink: number) => Array.from({ length: 64 }, (_, i) => (ink + i) % 17);
const done = { ok: true, value: {} };

test("RO-20 a drawing comes to everybody with its author, and to who joins later", async () => {
  const host = await openRoom(server.url, DIGITS);
  expect(host.welcome.drawing).toBeNull();
  const pupil = await join(server.url, { code: host.code, name: "Paul" });
  expect(await pupil.client.command("share-drawing", { pixels: pixels(3) })).toEqual(done);
  const told = await waitFor("the drawing", () => host.client.drawings.at(-1));
  const { id, color } = pupil.welcome.you;
  expect(told).toEqual({ memberId: id, name: "Paul", color, pixels: pixels(3) });
  const late = await join(server.url, { code: host.code, name: "Late" });
  expect(late.welcome.drawing).toEqual(told);
  expect(await host.client.command("share-drawing", { pixels: null })).toEqual(done);
  await waitFor("it is wiped away", () => late.client.drawings.at(-1) === null);
});

test("RO-20 viewers do not draw, nor is a run that sees no digits drawn for", async () => {
  const host = await openRoom(server.url, DIGITS);
  const pupil = await join(server.url, { code: host.code, name: "Paul" });
  await host.client.command("set-code-role", { role: "viewer" });
  expect(await pupil.client.command("share-drawing", { pixels: pixels(1) })).toMatchObject({
    error: { code: "not-allowed" },
  });
  await host.client.command("share-drawing", { pixels: pixels(2) });
  const moved = await host.client.command("edit-settings", {
    editId: "to-xor",
    edits: [
      { path: "data", value: { kind: "generated", name: "xor", samples: 20 }, base: 0 },
      { path: "layers", value: [{ units: 1, activation: "sigmoid" }], base: 0 },
      { path: "loss", value: "mean-squared-error", base: 0 },
    ],
  });
  expect(moved).toMatchObject({ ok: true });
  // The document is another; the run that is on every screen still reads digits.
  expect((await join(server.url, { code: host.code })).welcome.drawing).not.toBeNull();
  await host.client.command("start-run", { runId: host.runId });
  await waitFor("the drawing is gone", () => pupil.client.drawings.at(-1) === null);
  expect((await join(server.url, { code: host.code })).welcome.drawing).toBeNull();
  expect(await host.client.command("share-drawing", { pixels: pixels(1) })).toMatchObject({
    error: { code: "invalid-settings", path: "data" },
  });
});

test("RO-20 a drawing does not outlive the last visitor", async () => {
  const host = await openRoom(server.url, DIGITS);
  await host.client.command("share-drawing", { pixels: pixels(1) });
  host.client.close();
  await waitFor("nobody is here", async () => {
    const room = await fetch(`${server.url}/api/rooms/${host.code}`);
    return (await room.json()).people === 0;
  });
  const back = await join(server.url, { code: host.code, key: host.key });
  expect(back.welcome.drawing).toBeNull();
});

test("PR-20 drawings have a rate of their own, and come to others at most ten times a second", async () => {
  const host = await openRoom(server.url, DIGITS);
  const pupil = await join(server.url, { code: host.code });
  const answers = await Promise.all(
    Array.from({ length: LIMITS.drawingsPerSecond + 5 }, (_, i) =>
      host.client.command("share-drawing", { pixels: pixels(i) }),
    ),
  );
  const accepted = answers.filter(({ ok }) => ok).length;
  expect(accepted).toBeLessThan(answers.length);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: "too-fast" } });
  const newest = pixels(answers.findLastIndex(({ ok }) => ok));
  await waitFor("the newest", () => pupil.client.drawings.at(-1)?.pixels[0] === newest[0]);
  expect(pupil.client.drawings.length).toBeLessThan(accepted);
  // What people do besides is counted by itself.
  expect(await edit(host.client, "optimizer.learningRate", 0.5)).toMatchObject({ ok: true });
});

test("PR-20 whatever is no drawing is refused where it is wrong", async () => {
  const host = await openRoom(server.url, DIGITS);
  for (const wrong of [
    {},
    { pixels: "12" },
    { pixels: pixels(0).slice(1) },
    { pixels: [...pixels(0), 0] },
    { pixels: pixels(0).with(5, 17) },
    { pixels: pixels(0).with(5, -1) },
    { pixels: pixels(0).with(5, 1.5) },
    { pixels: pixels(0).map(String) },
    { pixels: null, memberId: "somebody else" },
  ]) {
    expect(await host.client.raw("share-drawing", wrong)).toMatchObject({
      ok: false,
      error: { code: "bad-message" },
    });
  }
  expect((await join(server.url, { code: host.code })).welcome.drawing).toBeNull();
});
