import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { edit, join, openRoom, runDetail } from "#tests/support/room-client.ts";
import { createRoom, SocketClient } from "#tests/support/socket-client.ts";
import { startServer, type TestServer } from "#tests/support/start-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

/** Where the room says that its run stands, from the newest event on. */
function lastState(client: SocketClient) {
  const states = client.events.flatMap(({ event }) =>
    event.kind === "run-state-changed" ? [event.runState] : [],
  );
  return states.at(-1);
}

test("RM-19 what the schema fills in is in the room's document, too", async () => {
  const host = await openRoom(server.url);
  const removed = await host.client.command("edit-settings", {
    editId: "remove",
    edits: [{ path: "updateRule", base: 0 }],
  });
  expect(removed.ok).toBe(true);
  const { edits } = await host.client.event("settings-changed");
  expect(edits).toEqual([{ path: "updateRule", value: "gradient" }]);
  expect(await host.client.command("start-run", { runId: host.runId })).toMatchObject({ ok: true });

  const given = {
    ...ORIGIN,
    initial: {
      scheme: "given",
      weights: [
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
        [[1], [1]],
      ],
    },
    layers: [
      { units: 2, activation: "sigmoid" },
      { units: 1, activation: "sigmoid" },
    ],
  };
  const other = await openRoom(server.url, given);
  const both = await other.client.command("edit-settings", {
    editId: "both",
    edits: [
      { path: "bias", value: true, base: 0 },
      { path: "initial", value: given.initial, base: 0 },
    ],
  });
  expect(both).toMatchObject({ ok: true });
  const started = await other.client.command("start-run", { runId: other.runId });
  const nextId = started.ok ? started.value.runId : "";
  const { frame } = await other.client.frame("the next run", ({ runId }) => runId === nextId);
  expect(frame.parameters).toHaveLength(11);
  expect((await join(server.url, { code: other.code })).snapshot.settings.initial).toEqual({
    ...given.initial,
    biases: [[0, 0], [0]],
  });
});

test("RO-6 a stop that is raised just as the run ends is raised", async () => {
  const host = await openRoom(server.url, { ...ORIGIN, stop: { steps: 30 } });
  const [, raised] = await Promise.all([
    host.client.command("step-run", { runId: host.runId, count: 30 }),
    edit(host.client, "stop.steps", 60),
  ]);
  expect(raised.ok).toBe(true);
  await waitFor("it may go on", () => lastState(host.client)?.status === "paused");
  expect(lastState(host.client)).toMatchObject({ end: null, step: 30 });
  expect(await host.client.command("play-run", { runId: host.runId })).toMatchObject({ ok: true });
  await host.client.frame("the new stop", ({ frame }) => frame.step === 60);
});

test("RO-13 a run that diverges says which number at which step, and the next one may be tamer", async () => {
  const host = await openRoom(server.url, {
    ...ORIGIN,
    layers: [
      { units: 4, activation: "linear" },
      { units: 1, activation: "linear" },
    ],
    optimizer: { kind: "sgd", learningRate: 1000 },
  });
  const { client } = host;
  await client.command("play-run", { runId: host.runId });
  await waitFor("its end", () => lastState(client)?.status === "ended");
  const { end } = lastState(client) ?? {};
  expect(end).toMatchObject({
    reason: "diverged",
    message: expect.stringMatching(/became .* at step/),
  });
  const detail = await runDetail(server.url, host.runId);
  expect(detail.lastStep).toBe(end?.step);
  expect(await client.command("play-run", { runId: host.runId })).toMatchObject({
    error: { code: "run-ended", message: expect.stringContaining("smaller learning rate") },
  });
  expect(await edit(client, "optimizer.learningRate", 0.01)).toMatchObject({
    ok: true,
    value: { step: null },
  });
  // Rewinding is the same run again, with the same rate; setting the rate there takes effect there.
  const rewound = await client.command("rewind-run", { runId: host.runId });
  const childId = rewound.ok ? rewound.value.runId : "";
  const { revisions } = (await join(server.url, { code: host.code })).snapshot;
  const base = revisions["optimizer.learningRate"]?.revision ?? 0;
  expect(await edit(client, "optimizer.learningRate", 0.01, base)).toMatchObject({
    ok: true,
    value: { step: 0 },
  });
  await client.command("step-run", { runId: childId, count: 20 });
  const { frame } = await client.frame("twenty steps on", (f) => f.frame.step === 20);
  const { info } = await runDetail(server.url, childId);
  expect(info.settings.optimizer.learningRate).toBe(1000);
  expect(frame.parameters).toEqual(truthAt(info.settings, info.events, 20).parameters);
});

test("RO-14 learning rate and stop in one command take effect together, at one step", async () => {
  const host = await openRoom(server.url);
  await host.client.command("play-run", { runId: host.runId });
  const answer = await host.client.command("edit-settings", {
    editId: "both",
    edits: [
      { path: "optimizer.learningRate", value: 0.5, base: 0 },
      { path: "stop.steps", value: 2000, base: 0 },
    ],
  });
  const step = answer.ok ? answer.value.step : null;
  const { info } = await runDetail(server.url, host.runId);
  expect(info.events).toMatchObject([
    { seq: 1, step, change: { kind: "set-learning-rate", value: 0.5 } },
    { seq: 2, step, change: { kind: "set-stop", stop: { steps: 2000 } } },
  ]);
});

test("RO-15 steps of a large network keep nobody waiting for long", async () => {
  const host = await openRoom(server.url, {
    ...ORIGIN,
    data: { kind: "bundled", name: "digits" },
    layers: [
      { units: 140, activation: "gelu" },
      { units: 10, activation: "softmax" },
    ],
    loss: "softmax-cross-entropy",
    optimizer: { kind: "sgd", learningRate: 1e-6 },
  });
  const stepping = host.client.command("step-run", { runId: host.runId, count: 1_000 });
  const late = await join(server.url, { code: host.code, name: "Late" });
  expect(late.snapshot.runState.step).toBe(0);
  const answer = await stepping;
  const reached = answer.ok ? answer.value.step : -1;
  expect(reached).toBeGreaterThan(0);
  expect(reached).toBeLessThan(1_000);
  await waitFor("it stands there", () => lastState(host.client)?.status === "paused");
  expect(lastState(host.client)?.step).toBe(reached);
  late.client.close();
  host.client.close();
});

test("PR-5 one pupil's wrong codes keep no classmate out who was in before, nor the host", async () => {
  const own = await startServer();
  const room = await createRoom(own.url);
  const pupil = await join(own.url, { code: room.code, name: "Paul" });
  pupil.client.close();
  for (let i = 0; i < LIMITS.wrongCodesFree + LIMITS.wrongCodesPerMinute + 1; i++) {
    await SocketClient.join(own.url, { code: "AAAAAA" }).catch(() => undefined);
  }
  await expect(SocketClient.join(own.url, { code: room.code })).rejects.toMatchObject({
    data: { code: "too-fast" },
  });
  const back = await join(own.url, { code: room.code, token: pupil.welcome.you.token });
  expect(back.welcome.you.name).toBe("Paul");
  const host = await join(own.url, { code: room.code, key: room.key });
  expect(host.welcome.you.role).toBe("host");
  await own.stop();
});

test("RM-20 edits that come while the server stops are refused as such, and can be sent again", async () => {
  const own = await startServer();
  const host = await openRoom(own.url);
  await host.client.command("play-run", { runId: host.runId });
  const stopping = own.stop();
  const answers: string[] = [];
  await waitFor("the server is gone", async () => {
    const answer = await edit(host.client, "optimizer.learningRate", Math.random(), 1_000).catch(
      () => null,
    );
    answers.push(answer === null ? "lost" : answer.ok ? "ok" : answer.error.code);
    return answer === null;
  });
  expect(new Set(answers)).not.toContain("run-ended");
  expect(await stopping).toEqual({ code: 0, signal: null });
});
