import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeCurve } from "#protocol/curve-codec.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { currentOf, edit, join, openRoom, runDetail } from "#tests/support/room-client.ts";
import { SocketClient } from "#tests/support/socket-client.ts";
import { startServer, type TestServer } from "#tests/support/start-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

test("RO-1 everybody who joins in mid-run sees the weights of the host's steps, bit for bit", async () => {
  const host = await openRoom(server.url);
  await host.client.command("set-speed", { runId: host.runId, speed: 100 });
  await host.client.command("play-run", { runId: host.runId });
  await host.client.frame("some way in", ({ frame }) => frame.step >= 40);
  const others = await Promise.all([1, 2, 3].map(() => join(server.url, { code: host.code })));
  const paused = await host.client.command("pause-run", { runId: host.runId });
  const step = paused.ok ? paused.value.step : -1;
  const expected = truthAt(ORIGIN, [], step);
  for (const { client } of [host, ...others]) {
    const { frame } = await client.frame(`step ${step}`, (f) => f.frame.step === step);
    expect(frame.parameters).toEqual(expected.parameters);
    expect(frame.loss).toBe(expected.loss);
    client.close();
  }
});

test("RO-2 one step is one update, and rewind saves the run and starts its child", async () => {
  const host = await openRoom(server.url);
  const { client, runId } = host;
  const first = await client.frame("the start", ({ frame }) => frame.step === 0);
  for (const step of [1, 2, 3]) {
    expect(await client.command("step-run", { runId })).toMatchObject({
      ok: true,
      value: { step },
    });
  }
  const rewound = await client.command("rewind-run", { runId });
  const childId = rewound.ok ? rewound.value.runId : "";
  const again = await client.frame("the child", (f) => f.runId === childId && f.frame.step === 0);
  expect(again.frame.parameters).toEqual(first.frame.parameters);
  const { run, how } = await client.event("run-opened");
  expect(run).toMatchObject({ id: childId, number: 2, parent: { runId, step: 0 } });
  expect(how).toBe("rewind");
  expect(await runDetail(server.url, runId)).toMatchObject({
    lastStep: 3,
    state: { status: "closed", step: 3 },
  });
  expect(await client.command("step-run", { runId })).toMatchObject({
    ok: false,
    error: { code: "run-not-found" },
  });
  client.close();
});

test("RO-3 rewinding a run that never trained leaves no empty run behind", async () => {
  const { client, runId } = await openRoom(server.url);
  await client.command("rewind-run", { runId });
  const { run } = await client.event("run-opened");
  expect(run.number).toBe(1);
  expect((await fetch(`${server.url}/api/runs/${runId}`)).status).toBe(404);
  client.close();
});

test("RO-4 two people edit at once: different fields both go in, the same field only once", async () => {
  const host = await openRoom(server.url);
  const ben = await join(server.url, { code: host.code, name: "Ben" });
  const [seed, units] = await Promise.all([
    edit(host.client, "initial.seed", 7),
    edit(ben.client, "layers[0].units", 5),
  ]);
  expect([seed.ok, units.ok]).toEqual([true, true]);
  const same = await Promise.all([edit(host.client, "bias", true), edit(ben.client, "bias", true)]);
  expect(same.filter(({ ok }) => ok)).toHaveLength(1);
  const refused = same.find(({ ok }) => !ok);
  expect(refused).toMatchObject({ ok: false, error: { code: "stale-revision", path: "bias" } });
  expect(refused?.ok === false ? currentOf(refused.error) : null).toMatchObject({ value: true });
  const changed = await waitFor("all edits", () => {
    const events = ben.client.events.filter(({ event }) => event.kind === "settings-changed");
    return events.length === 3 && events;
  });
  const authors = changed.map(({ event }) =>
    event.kind === "settings-changed" ? [event.edits[0]?.path, event.revision.by.name] : [],
  );
  expect(authors).toContainEqual(["layers[0].units", "Ben"]);
  expect(authors).toContainEqual(["initial.seed", "Hana"]);
  host.client.close();
  ben.client.close();
});

test("RO-5 the learning rate takes effect at a recorded step, and the bits follow from it", async () => {
  const host = await openRoom(server.url);
  const { client, runId } = host;
  await client.command("set-speed", { runId, speed: 100 });
  await client.command("play-run", { runId });
  await client.frame("under way", ({ frame }) => frame.step >= 20);
  const answer = await edit(client, "optimizer.learningRate", 0.25);
  const step = answer.ok ? answer.value.step : null;
  expect(step).toBeGreaterThanOrEqual(20);
  const later = await client.frame("after it", ({ frame }) => frame.step >= (step ?? 0) + 20);
  await client.command("pause-run", { runId });
  const { info } = await runDetail(server.url, runId);
  expect(info.events).toMatchObject([
    { seq: 1, step, change: { kind: "set-learning-rate", value: 0.25 }, actor: { name: "Hana" } },
  ]);
  const expected = truthAt(ORIGIN, info.events, later.frame.step);
  expect(later.frame.parameters).toEqual(expected.parameters);
  client.close();
});

test("RO-6 raising the stop lets an ended run go on", async () => {
  const settings = { ...ORIGIN, stop: { steps: 30 } };
  const host = await openRoom(server.url, settings);
  const { client, runId } = host;
  await client.command("set-speed", { runId, speed: "max" });
  await client.command("play-run", { runId });
  await waitFor("the end", () =>
    client.events.some(
      ({ event }) => event.kind === "run-state-changed" && event.runState.status === "ended",
    ),
  );
  expect(await client.command("play-run", { runId })).toMatchObject({
    ok: false,
    error: { code: "run-ended" },
  });
  expect(await edit(client, "stop.steps", 60)).toMatchObject({ ok: true, value: { step: 30 } });
  expect(await client.command("play-run", { runId })).toMatchObject({ ok: true });
  const last = await client.frame("the new end", ({ frame }) => frame.step === 60);
  const expected = truthAt({ ...settings, stop: { steps: 60 } }, [], 60);
  expect(last.frame.parameters).toEqual(expected.parameters);
  client.close();
});

test("RO-7 other fields wait for the next run, which starts with them", async () => {
  const host = await openRoom(server.url);
  const { client, runId } = host;
  await client.command("step-run", { runId, count: 5 });
  expect(await edit(client, "layers[0].units", 6)).toMatchObject({
    ok: true,
    value: { step: null },
  });
  await client.command("step-run", { runId });
  const { frame } = await client.frame("step 6", (f) => f.frame.step === 6);
  expect(frame.parameters).toHaveLength(16);
  const started = await client.command("start-run", { runId });
  const nextId = started.ok ? started.value.runId : "";
  const next = await client.frame("the next run", (f) => f.runId === nextId);
  expect(next.frame.parameters).toHaveLength(24);
  client.close();
});

test("RO-8 viewers only watch, and the host decides what the code makes of people", async () => {
  const host = await openRoom(server.url);
  const ben = await join(server.url, { code: host.code, name: "Ben" });
  expect(ben.welcome.you.role).toBe("editor");
  await host.client.command("set-code-role", { role: "viewer" });
  expect(await edit(ben.client, "bias", true)).toMatchObject({ error: { code: "not-allowed" } });
  expect(await ben.client.command("play-run", { runId: host.runId })).toMatchObject({
    error: { code: "not-allowed" },
  });
  expect(await ben.client.command("set-code-role", { role: "editor" })).toMatchObject({
    error: { code: "not-allowed" },
  });
  const memberId = ben.welcome.you.id;
  expect(await host.client.command("set-member-role", { memberId, role: "editor" })).toMatchObject({
    ok: true,
  });
  expect(await edit(ben.client, "bias", true)).toMatchObject({ ok: true });
  host.client.close();
  ben.client.close();
});

test("RO-9 who comes back is the same person and gets exactly what was missed", async () => {
  const host = await openRoom(server.url);
  const ben = await join(server.url, { code: host.code, name: "Ben" });
  const { token, id } = ben.welcome.you;
  ben.client.cut();
  await edit(host.client, "initial.seed", 3);
  await edit(host.client, "bias", true);
  const lastVersion = ben.snapshot.version;
  const back = await SocketClient.join(server.url, { code: host.code, token, lastVersion });
  expect(back.welcome.you).toMatchObject({ id, name: "Ben" });
  expect(back.welcome.room).toMatchObject({
    kind: "events",
    events: [{ version: lastVersion + 1 }, { version: lastVersion + 2 }],
  });
  back.client.close();
  host.client.close();
});

test("RO-10 an edit that is sent again is answered again and made once", async () => {
  const host = await openRoom(server.url);
  const payload = {
    editId: "the-same-edit",
    edits: [{ path: "optimizer.learningRate", value: 0.5, base: 0 }],
  };
  const first = await host.client.command("edit-settings", payload);
  expect(await host.client.command("edit-settings", payload)).toEqual(first);
  expect((await runDetail(server.url, host.runId)).info.events).toHaveLength(1);
  host.client.close();
});

test("RO-11 a viewer that never draws gets one frame and keeps nobody waiting", async () => {
  const host = await openRoom(server.url);
  const stuck = await join(server.url, { code: host.code });
  stuck.client.isDrawing = false;
  await host.client.command("set-speed", { runId: host.runId, speed: 100 });
  await host.client.command("play-run", { runId: host.runId });
  await host.client.frame("well on", ({ frame }) => frame.step >= 100);
  await edit(host.client, "initial.seed", 5);
  await stuck.client.event("settings-changed");
  expect(stuck.client.frames.length).toBeLessThanOrEqual(2);
  host.client.close();
  stuck.client.close();
});

test("RO-12 the loss curve of a whole run is complete, exact and the same for everybody", async () => {
  const host = await openRoom(server.url, { ...ORIGIN, stop: { steps: 400 } });
  const { client, runId } = host;
  await client.command("set-speed", { runId, speed: "max" });
  await client.command("play-run", { runId });
  await client.frame("the end", ({ frame }) => frame.step === 400);
  const answer = await client.command("get-curve", { runId, fromStep: 0 });
  const curve = decodeCurve(new Uint8Array(answer.ok ? answer.value.bytes : []));
  const training = truthAt({ ...ORIGIN, stop: { steps: 400 } }, [], 0);
  const losses = [training.loss];
  training.advance(400, (loss) => losses.push(loss));
  expect([...curve.last]).toEqual(losses);
  client.close();
});
