import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { decodeCurve } from "#protocol/curve-codec.ts";
import { decodeKeyframe } from "#protocol/keyframe-codec.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import { fastEngine } from "#tests/support/kernels.ts";
import { edit, join, openRoom, runDetail } from "#tests/support/room-client.ts";
import type { SocketClient } from "#tests/support/socket-client.ts";
import { startServer, type TestServer } from "#tests/support/start-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

let server: TestServer;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(joinPath(tmpdir(), "weightroom-fork-"));
  server = await startServer({ dataDir });
});
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const halve: RunChange = { kind: "set-learning-rate", value: 0.5 };

/** Forks, and gives the child's id. @throws {Error} with the refusal. */
async function fork(
  client: SocketClient,
  runId: string,
  step: number,
  changes: readonly unknown[] = [],
): Promise<string> {
  const answer = await client.command("fork-run", { runId, step, changes: [...changes] });
  if (!answer.ok) {
    throw new Error(`${answer.error.code}: ${answer.error.message}`);
  }
  return answer.value.runId;
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const response = await fetch(`${server.url}${path}`);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

test("RO-23 a fork goes on from a step of the run, paused, with its events up to there and the changes", async () => {
  const host = await openRoom(server.url);
  const { client, runId } = host;
  await client.command("step-run", { runId, count: 50 });
  await edit(client, "optimizer.learningRate", 3);
  await client.command("step-run", { runId, count: 100 });
  await edit(client, "optimizer.learningRate", 0.1, 99);
  await client.command("step-run", { runId, count: 50 });

  const weight: RunChange = { kind: "set-parameter", parameter: "W1[1][1]", value: 0.25 };
  const childId = await fork(client, runId, 120, [halve, weight]);
  const { run, runState, how, by } = await client.event("run-opened");
  expect({ how, by: by.name }).toEqual({ how: "fork", by: "Hana" });
  expect(run).toMatchObject({
    id: childId,
    number: 2,
    name: "#2 · lr 0.5 · sigmoid 3-4-1",
    parent: { runId, step: 120 },
    events: [
      { seq: 1, step: 50, change: { kind: "set-learning-rate", value: 3 } },
      { seq: 2, step: 120, change: halve, actor: { name: "Hana" } },
      { seq: 3, step: 120, change: weight },
    ],
  });
  expect(runState).toEqual({ status: "paused", speed: 30, step: 120, end: null, note: null });
  const at = await client.frame("the fork", (f) => f.runId === childId && f.frame.step === 120);
  expect(at.frame.parameters).toEqual(truthAt(ORIGIN, run.events, 120).parameters);

  await client.command("step-run", { runId: childId, count: 80 });
  const on = await client.frame("on", (f) => f.runId === childId && f.frame.step === 200);
  expect(on.frame.parameters).toEqual(truthAt(ORIGIN, run.events, 200).parameters);
  // The run before is whole, as any that is saved.
  const parent = await runDetail(server.url, runId);
  expect(parent).toMatchObject({ lastStep: 200, state: { status: "closed", step: 200 } });
  expect(parent.info.events).toHaveLength(2);
});

const spiral: TrainingSettings = {
  ...ORIGIN,
  data: { kind: "generated", name: "spiral", samples: 500, noise: 0, seed: 1, scaling: "none" },
  layers: [8, 8, 1].map((units) => ({ units, activation: "tanh" })),
  loss: "mean-squared-error",
  optimizer: { kind: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  initial: { scheme: "xavier-uniform", seed: 1 },
  stop: { steps: 50_000_000 },
};

test("RO-23 a fork while it trains keeps nobody waiting, and its curve is whole from step 0", async () => {
  const host = await openRoom(server.url, spiral);
  const { client, runId } = host;
  await client.command("set-speed", { runId, speed: "max" });
  await client.command("play-run", { runId });
  // So far that it is not computed again from the start, but from what was kept.
  const far = await client.frame("far", ({ frame }) => frame.step > 6_000);
  const step = far.frame.step - 1_000;
  const forking = fork(client, runId, step);
  expect(await client.command("set-speed", { runId, speed: 100 })).toMatchObject({ ok: true });
  const childId = await forking;
  const { run } = await client.event("run-opened");
  const { frame } = await client.frame("the fork", (f) => f.runId === childId);
  expect(frame.step).toBe(step);
  const losses: number[] = [];
  const truth = fastEngine.start(spiral, datasetNow(spiral));
  losses.push(truth.stepLoss);
  truth.advance(step, (loss) => losses.push(loss));
  expect(run.events).toEqual([]);
  expect(frame.parameters).toEqual(truth.parameters);
  const answer = await client.command("get-curve", { runId: childId, fromStep: 0 });
  const curve = decodeCurve(answer.ok ? new Uint8Array(answer.value.bytes) : new Uint8Array());
  expect(curve.stepCount).toBe(step + 1);
  expect(curve.last).toEqual(Float64Array.from(losses));
});

test("RO-24 what waits in the document goes on waiting, and the rest goes back along with the run", async () => {
  const host = await openRoom(server.url);
  const { client, runId } = host;
  await edit(client, "initial.seed", 9);
  await client.command("step-run", { runId, count: 20 });
  await edit(client, "optimizer.learningRate", 4);
  await edit(client, "stop.steps", 777);
  await client.command("step-run", { runId, count: 20 });
  await fork(client, runId, 10, [{ kind: "set-stop", stop: { steps: 500 } }]);
  const { snapshot } = await join(server.url, { code: host.code });
  expect(snapshot.settings).toMatchObject({
    initial: { seed: 9 },
    optimizer: { learningRate: 1 },
    stop: { steps: 500 },
  });
  const told = client.events
    .map(({ event }) => event)
    .findLast((event) => event.kind === "settings-changed");
  expect(told).toMatchObject({
    edits: [
      { path: "optimizer.learningRate", value: 1 },
      { path: "stop", value: { steps: 500 } },
    ],
    revision: { step: 10, by: { name: "Hana" } },
  });
});

test("RO-24 a run that diverged goes on from any finite step with a smaller rate", async () => {
  const wild = {
    ...ORIGIN,
    layers: [
      { units: 4, activation: "linear" as const },
      { units: 1, activation: "linear" as const },
    ],
    optimizer: { kind: "sgd" as const, learningRate: 1000 },
  };
  const host = await openRoom(server.url, wild);
  const { client, runId } = host;
  await client.command("play-run", { runId });
  const ended = await waitFor("its end", () =>
    client.events
      .map(({ event }) => event)
      .find((event) => event.kind === "run-state-changed" && event.runState.end !== null),
  );
  const last = ended.kind === "run-state-changed" ? (ended.runState.end?.step ?? 0) : 0;
  const atItsEnd = await fork(client, runId, last);
  expect(await runDetail(server.url, atItsEnd)).toMatchObject({
    lastStep: last,
    state: { status: "paused", end: null },
  });
  const tame: RunChange = { kind: "set-learning-rate", value: 1e-9 };
  const childId = await fork(client, atItsEnd, 1, [tame]);
  await client.command("step-run", { runId: childId, count: 5 });
  await client.frame("it goes on", (f) => f.runId === childId && f.frame.step === 6);
});

test("RO-24 a fork at step 0 is a rewind with changes; of a run that never trained it leaves none behind", async () => {
  const { client, runId } = await openRoom(server.url);
  const first = await fork(client, runId, 0, [halve]);
  expect((await fetch(`${server.url}/api/runs/${runId}`)).status).toBe(404);
  await client.command("step-run", { runId: first, count: 3 });
  const second = await fork(client, first, 0);
  const { info, state } = await runDetail(server.url, second);
  expect(info).toMatchObject({ number: 2, parent: { runId: first, step: 0 } });
  expect(info.events).toMatchObject([{ seq: 1, step: 0, change: halve }]);
  expect(state).toMatchObject({ status: "ready", step: 0 });
});

test("RO-25 a fork that cannot be is refused in clear words and changes nothing", async () => {
  const host = await openRoom(server.url);
  const { client, runId } = host;
  await client.command("step-run", { runId, count: 10 });
  const before = (await join(server.url, { code: host.code })).snapshot;
  const refusals: [object, object][] = [
    [{ step: 11 }, { code: "invalid-settings", path: "step", message: /step 10/ }],
    [{ step: 100_000_001 }, { code: "bad-message", path: "step" }],
    [{ step: -1 }, { code: "bad-message", path: "step" }],
    [{ step: 1.5 }, { code: "bad-message", path: "step" }],
    [{ runId: "elsewhere" }, { code: "run-not-found", path: "runId" }],
    [{ changes: [{ kind: "set-learning-rate", value: 1e9 }] }, { code: "bad-message" }],
    [{ changes: [{ kind: "set-layers", value: [] }] }, { code: "bad-message" }],
    [
      { changes: [halve, { kind: "set-parameter", parameter: "W9[1][1]", value: 1 }] },
      { code: "invalid-settings", path: "changes[1]", message: /no layer 9/ },
    ],
    [
      { changes: [{ kind: "set-batch", batch: { size: 5, seed: 1 } }] },
      { code: "invalid-settings", path: "changes[0]", message: /batch/ },
    ],
    [{ changes: [{ kind: "set-momentum", value: 0.5 }] }, { code: "invalid-settings" }],
    [{ changes: Array.from({ length: 33 }, () => halve) }, { code: "bad-message" }],
    [{ changes: null }, { code: "bad-message" }],
  ];
  for (const [wrong, error] of refusals) {
    const answer = await client.raw<{ ok: boolean; error: { message: string } }>("fork-run", {
      runId,
      step: 10,
      changes: [],
      ...wrong,
    });
    const { message, ...rest } = { message: /./, ...error };
    expect(answer).toMatchObject({ ok: false, error: rest });
    expect(answer.error.message).toMatch(message);
  }
  expect((await join(server.url, { code: host.code })).snapshot).toEqual(before);
});

test("RO-25 who may not play does not fork, nor change by it what is not theirs", async () => {
  const host = await openRoom(server.url);
  const pupil = await join(server.url, { code: host.code, name: "Paul" });
  const { runId } = host;
  await host.client.command("step-run", { runId, count: 10 });
  const attempt = () =>
    pupil.client.command("fork-run", { runId, step: 5, changes: [{ ...halve }] });
  await host.client.command("set-controls", { changes: { "learning-rate": { who: "host" } } });
  expect(await attempt()).toMatchObject({
    error: { code: "not-allowed", message: expect.stringContaining("learning rate") },
  });
  await host.client.command("set-controls", {
    changes: { "learning-rate": { who: "all" }, play: { who: "host" } },
  });
  expect(await attempt()).toMatchObject({
    error: { code: "not-allowed", message: expect.stringContaining("play") },
  });
});

test("RE-5 a fork is there after a kill, at its step and with its bits, and can be replayed", async () => {
  const host = await openRoom(server.url);
  const { client, runId } = host;
  await client.command("step-run", { runId, count: 300 });
  const childId = await fork(client, runId, 200, [halve]);
  await server.kill("SIGKILL");
  server = await startServer({ dataDir });
  const back = await join(server.url, { code: host.code, token: host.welcome.you.token });
  const { run, runState } = back.snapshot;
  expect(run).toMatchObject({ id: childId, parent: { runId, step: 200 } });
  expect(runState).toMatchObject({ status: "paused", step: 200 });
  const { frame } = await back.client.frame("where it stood", () => true);
  expect(frame.parameters).toEqual(truthAt(ORIGIN, run.events, 200).parameters);
  await back.client.command("step-run", { runId: childId, count: 10 });
  const { lastStep, keyframeSteps } = await runDetail(server.url, childId);
  expect({ lastStep, keyframeSteps }).toEqual({ lastStep: 210, keyframeSteps: [200] });
  const keyframe = decodeKeyframe(await bytesOf(`/api/runs/${childId}/keyframe?step=205`));
  expect(keyframe).toMatchObject({ step: 200, seq: 1 });
  expect(keyframe.parameters).toEqual(truthAt(ORIGIN, run.events, 200).parameters);
  expect(decodeCurve(await bytesOf(`/api/runs/${childId}/curve`)).stepCount).toBe(211);
});
