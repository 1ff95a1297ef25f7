import { afterAll, beforeAll, expect, test } from "vitest";
import type { Command } from "#protocol/commands.ts";
import { edit, join, openRoom } from "#tests/support/room-client.ts";
import type { SocketClient } from "#tests/support/socket-client.ts";
import { startServer, type TestServer } from "#tests/support/start-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

const notAllowed = (message: string) => ({
  ok: false,
  error: { code: "not-allowed", message: expect.stringContaining(message) },
});

/** A room with its host, somebody who edits and somebody who watches. */
async function classroom() {
  const host = await openRoom(server.url);
  const editor = await join(server.url, { code: host.code, name: "Edith" });
  await host.client.command("set-member-role", {
    memberId: editor.welcome.you.id,
    role: "editor",
  });
  await host.client.command("set-code-role", { role: "viewer" });
  const viewer = await join(server.url, { code: host.code, name: "Vera" });
  const decide = (changes: Command<"set-controls">["changes"]) =>
    host.client.command("set-controls", { changes });
  return { host, editor: editor.client, viewer: viewer.client, runId: host.runId, decide };
}

const layersOf = (...units: number[]) =>
  units.map((count) => ({ units: count, activation: "sigmoid" }));

test("RO-21 what the host decides is told as an event, and is in the whole room", async () => {
  const { host, viewer, decide } = await classroom();
  expect(host.snapshot.controls).toEqual({});
  const answer = await decide({ loss: { who: "all" }, numbers: { isShown: false } });
  expect(answer).toMatchObject({ ok: true });
  const changes = {
    loss: { who: "all", isShown: true },
    numbers: { who: "editors", isShown: false },
  };
  const event = await viewer.event("controls-changed");
  expect(event).toMatchObject({ changes, by: { name: "Hana" } });
  expect((await join(server.url, { code: host.code })).snapshot.controls).toEqual(changes);
  // As it is already: no event, and the same version.
  expect(await decide({ loss: { who: "all" } })).toEqual(answer);
  await decide({ loss: { who: "editors" }, numbers: { isShown: true } });
  expect((await join(server.url, { code: host.code })).snapshot.controls).toEqual({});
});

test("RO-21 nobody but the host decides, and what is only shown is nobody's", async () => {
  const { editor, viewer, host } = await classroom();
  for (const client of [editor, viewer]) {
    expect(
      await client.command("set-controls", { changes: { loss: { who: "all" } } }),
    ).toMatchObject(notAllowed("needs the role host"));
  }
  const wrong = { changes: { matrices: { who: "all" } } };
  expect(await host.client.raw("set-controls", wrong)).toMatchObject({
    error: { code: "bad-message", path: "changes" },
  });
});

test("RO-22 a viewer changes the one thing that is for all, and nothing besides", async () => {
  const { viewer, decide } = await classroom();
  expect(await edit(viewer, "loss", "mean-squared-error")).toMatchObject(notAllowed("viewer"));
  await decide({ loss: { who: "all" } });
  expect(await edit(viewer, "loss", "mean-squared-error")).toMatchObject({ ok: true });
  expect(await viewer.command("set-editing", { path: "loss" })).toEqual({ ok: true, value: {} });
  expect(await edit(viewer, "bias", true)).toMatchObject(notAllowed("bias: for editors"));
  expect(await viewer.command("set-editing", { path: "bias" })).toMatchObject(notAllowed("bias"));
  const both = await viewer.command("edit-settings", {
    editId: "both",
    edits: [
      { path: "loss", value: "half-squared-error-sum", base: 99 },
      { path: "bias", value: true, base: 0 },
    ],
  });
  expect(both).toMatchObject({ error: { code: "not-allowed", path: "bias" } });
  for (const path of ["version", "read.this"]) {
    expect(await edit(viewer, path, 1)).toMatchObject(notAllowed("not yours"));
    expect(await viewer.command("set-editing", { path })).toMatchObject(notAllowed("not yours"));
  }
});

test("RO-22 what is for the host alone no editor changes, not even inside something larger", async () => {
  const { host, editor, decide } = await classroom();
  await decide({ activations: { who: "host" }, "learning-rate": { who: "host" } });
  const tanh = layersOf(4, 1).with(0, { units: 4, activation: "tanh" });
  expect(await edit(editor, "layers[0].activation", "tanh")).toMatchObject(
    notAllowed("activations: for the host alone here, you are editor"),
  );
  expect(await edit(editor, "layers[0]", tanh[0])).toMatchObject(notAllowed("activations"));
  expect(await edit(editor, "layers", tanh)).toMatchObject(notAllowed("activations"));
  expect(await edit(editor, "optimizer", { kind: "sgd", learningRate: 3 })).toMatchObject(
    notAllowed("learning rate"),
  );
  // The same places, but only what is for editors.
  expect(await edit(editor, "layers", layersOf(4, 3, 1))).toMatchObject({ ok: true });
  const momentum = { kind: "momentum", learningRate: 1, momentum: 0.5 };
  expect(await edit(editor, "optimizer", momentum)).toMatchObject({ ok: true });
  expect(await edit(host.client, "optimizer.learningRate", 2, 99)).toMatchObject({ ok: true });
  expect((await join(server.url, { code: host.code })).snapshot.settings).toMatchObject({
    layers: layersOf(4, 3, 1),
    optimizer: { ...momentum, learningRate: 2 },
  });
});

test("RO-22 playing, speed and weights by hand are each somebody's", async () => {
  const { editor, viewer, runId, decide } = await classroom();
  const play = (client: SocketClient) => client.command("step-run", { runId, count: 1 });
  const speed = (client: SocketClient) => client.command("set-speed", { runId, speed: 5 });
  const weight = (client: SocketClient) =>
    client.command("set-parameter", { runId, parameter: "W1[1][1]", value: 0.5 });
  for (const act of [play, speed, weight]) {
    expect(await act(viewer)).toMatchObject(notAllowed("for editors here, you are viewer"));
    expect(await act(editor)).toMatchObject({ ok: true });
  }
  await decide({ play: { who: "host" }, speed: { who: "all" }, weights: { who: "all" } });
  expect(await speed(viewer)).toMatchObject({ ok: true });
  expect(await weight(viewer)).toMatchObject({ ok: true });
  for (const name of ["play-run", "pause-run", "rewind-run", "start-run"] as const) {
    expect(await editor.command(name, { runId })).toMatchObject(
      notAllowed("play: for the host alone"),
    );
  }
  expect(await play(viewer)).toMatchObject(notAllowed("play"));
});

test("RO-22 who may change the data may store a table for it", async () => {
  const { host, decide } = await classroom();
  const viewer = await join(server.url, { code: host.code, name: "Tom" });
  const upload = () =>
    fetch(`${server.url}/api/rooms/${host.code}/tables`, {
      method: "POST",
      headers: { authorization: `Bearer ${viewer.welcome.you.token}` },
      body: JSON.stringify({ inputs: ["x"], outputs: ["y"], rows: [[1, 2]] }),
    });
  expect((await upload()).status).toBe(403);
  await decide({ data: { who: "all" } });
  await waitFor("it is decided", async () => (await upload()).status === 201);
});
