import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { decodeChunk } from "#protocol/chunk-codec.ts";
import { decodeCurve } from "#protocol/curve-codec.ts";
import { decodeFrame } from "#protocol/frame-codec.ts";
import { LIMITS } from "#protocol/limits.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { edit, join, openRoom, runDetail } from "#tests/support/room-client.ts";
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

const TWO_UNITS: TrainingSettings = {
  ...ORIGIN,
  layers: [
    { units: 2, activation: "sigmoid" },
    { units: 1, activation: "sigmoid" },
  ],
  bias: true,
  optimizer: { kind: "momentum", learningRate: 0.5, momentum: 0.9 },
};

const byHand = (client: SocketClient, runId: string, parameter: string, value: number) =>
  client.command("set-parameter", { runId, parameter, value });

test("RO-16 everything that may change in a run does so at a step, and the bits follow from it", async () => {
  const host = await openRoom(server.url, TWO_UNITS);
  const { client, runId } = host;
  await client.command("set-speed", { runId, speed: 100 });
  await client.command("play-run", { runId });
  const edits: [string, unknown][] = [
    ["optimizer.learningRate", 0.25],
    ["optimizer.momentum", 0.5],
    ["regularization", { kind: "l2", rate: 0.01 }],
    ["batch", { size: 2, seed: 7 }],
    ["updateRule", { layer: 2, rule: "delta-only" }],
    ["stop.steps", 5_000],
  ];
  let step = 0;
  for (const [path, value] of edits) {
    await client.frame("some way on", ({ frame }) => frame.step >= step + 5);
    const answer = await edit(client, path, value);
    expect(answer).toMatchObject({ ok: true, value: { waiting: [] } });
    step = (answer.ok && answer.value.step) || -1;
    expect(step).toBeGreaterThan(0);
  }
  await client.frame("on from there", ({ frame }) => frame.step >= step + 20);
  const { step: end } = await paused(client, runId);
  const { info } = await runDetail(server.url, runId);
  const kinds: RunChange["kind"][] = info.events.map(({ change }) => change.kind);
  expect(kinds).toEqual([
    "set-learning-rate",
    "set-momentum",
    "set-regularization",
    "set-batch",
    "set-update-rule",
    "set-stop",
  ]);
  const { frame } = await client.frame("the last one", (f) => f.frame.step === end);
  const truth = truthAt(info.settings, info.events, end);
  expect(frame.parameters).toEqual(truth.parameters);
  expect(frame.loss).toBe(truth.loss);
  client.close();
});

test("RO-16 what waits for the next run says why, also when the answer is asked for again", async () => {
  const host = await openRoom(server.url);
  const payload = {
    editId: "many",
    edits: [
      { path: "optimizer.learningRate", value: 0.5, base: 0 },
      { path: "bias", value: true, base: 0 },
    ],
  };
  const answer = await host.client.command("edit-settings", payload);
  expect(answer).toMatchObject({
    ok: true,
    value: { step: 0, waiting: [{ path: "bias", reason: "a run keeps its network" }] },
  });
  expect(await host.client.command("edit-settings", payload)).toEqual(answer);
  host.client.close();
});

test("RO-17 a weight set by hand is an event with its author, and its loss shows at once", async () => {
  const host = await openRoom(server.url, TWO_UNITS);
  const ben = await join(server.url, { code: host.code, name: "Ben" });
  const { client, runId } = host;
  await client.command("step-run", { runId, count: 40 });
  const answer = await byHand(ben.client, runId, "W2[2][1]", -0.75);
  expect(answer).toMatchObject({ ok: true, value: { step: 40 } });
  const { frame } = await client.frame("its loss", (f) => f.frame.seq === 1);
  const { info } = await runDetail(server.url, runId);
  const change = { kind: "set-parameter", parameter: "W2[2][1]", value: -0.75 };
  expect(info.events).toMatchObject([{ seq: 1, step: 40, change, actor: { name: "Ben" } }]);
  const truth = truthAt(TWO_UNITS, info.events, 40);
  expect(frame).toMatchObject({ step: 40, isFinal: true, loss: truth.loss });
  expect(frame.loss).not.toBe(truthAt(TWO_UNITS, [], 40).loss);
  expect(await byHand(client, runId, "b1[2]", -0)).toMatchObject({ ok: true });
  await client.command("step-run", { runId, count: 3 });
  const later = await client.frame("three steps on", (f) => f.frame.step === 43);
  const { events } = (await runDetail(server.url, runId)).info;
  expect(Object.is(events[1]?.change.kind === "set-parameter" && events[1].change.value, 0)).toBe(
    true,
  );
  expect(later.frame.parameters).toEqual(truthAt(TWO_UNITS, events, 43).parameters);
  client.close();
  ben.client.close();
});

test("RO-17 names, numbers and runs that are not there are refused, and viewers too", async () => {
  const host = await openRoom(server.url);
  const { client, runId } = host;
  const refused = (code: string, path?: string) => ({
    ok: false,
    error: path === undefined ? { code } : { code, path },
  });
  for (const name of ["W3[1][1]", "W1[4][1]", "W1[1][5]", "b1[1]"]) {
    expect(await byHand(client, runId, name, 1)).toMatchObject(
      refused("unknown-path", "parameter"),
    );
  }
  for (const name of ["W1[0][1]", "W1[1]", "w1[1][1]", "W1[1][1]; drop", ""]) {
    expect(await byHand(client, runId, name, 1)).toMatchObject(refused("bad-message", "parameter"));
  }
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1e16, -1e16]) {
    expect(await byHand(client, runId, "W1[1][1]", value)).toMatchObject(
      refused("bad-message", "value"),
    );
  }
  expect(await byHand(client, "another", "W1[1][1]", 1)).toMatchObject(refused("run-not-found"));
  await client.command("set-code-role", { role: "viewer" });
  const ben = await join(server.url, { code: host.code });
  expect(await byHand(ben.client, runId, "W1[1][1]", 1)).toMatchObject(refused("not-allowed"));
  expect((await runDetail(server.url, runId)).info.events).toEqual([]);
  client.close();
  ben.client.close();
});

test("RM-24 of a weight that is dragged the last value counts, in fewer events than values", async () => {
  const host = await openRoom(server.url);
  const { client, runId } = host;
  const values = Array.from({ length: 60 }, (_, i) => i / 60);
  const answers = await Promise.all(
    values.map((value) => byHand(client, runId, "W1[1][1]", value)),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const { info } = await runDetail(server.url, runId);
  expect(info.events.length).toBeLessThan(values.length);
  expect(info.events.at(-1)?.change).toMatchObject({ value: values.at(-1) });
  const { step, seq } = { step: 0, seq: info.events.length };
  const { frame } = await client.frame("the last value", (f) => f.frame.seq === seq);
  expect(frame.parameters).toEqual(truthAt(ORIGIN, info.events, step).parameters);
  client.close();
});

test("RM-24 a value that comes after another command comes after it", async () => {
  const host = await openRoom(server.url);
  const { client, runId } = host;
  await Promise.all([
    byHand(client, runId, "W1[1][1]", 0.1),
    byHand(client, runId, "W1[1][1]", 0.2),
    client.command("step-run", { runId, count: 5 }),
    byHand(client, runId, "W1[1][1]", 0.3),
  ]);
  const { info } = await runDetail(server.url, runId);
  const last = info.events.map(({ step, change }) => [
    step,
    change.kind === "set-parameter" ? change.value : null,
  ]);
  expect(last.at(-1)).toEqual([5, 0.3]);
  expect(last.at(-2)).toEqual([0, 0.2]);
  client.close();
});

test("RO-17 a weight by hand that raises the loss lets a run go on that had ended by it", async () => {
  const enough = truthAt(ORIGIN, [], 0).loss + 0.05;
  const host = await openRoom(server.url, { ...ORIGIN, stop: { steps: 1_000, loss: enough } });
  const { client, runId } = host;
  await client.command("play-run", { runId });
  const isSaid = (status: string) =>
    client.events.some(
      ({ event }) => event.kind === "run-state-changed" && event.runState.status === status,
    );
  await waitFor("its end", () => isSaid("ended"));
  expect(await byHand(client, runId, "W2[1][1]", 50)).toMatchObject({ ok: true });
  await waitFor("it may go on", () => isSaid("paused"));
  expect(await client.command("step-run", { runId })).toMatchObject({ value: { step: 1 } });
  client.close();
});

const WILD: TrainingSettings = {
  ...ORIGIN,
  layers: [
    { units: 4, activation: "linear" },
    { units: 1, activation: "linear" },
  ],
  optimizer: { kind: "sgd", learningRate: 1_000 },
};

test("RO-18 a run that diverged tells which number at which step, takes nothing more, and every earlier step is there", async () => {
  const host = await openRoom(server.url, WILD);
  const { client, runId } = host;
  await client.command("play-run", { runId });
  const end = await waitFor("its end", () => {
    const states = client.events.flatMap(({ event }) =>
      event.kind === "run-state-changed" ? [event.runState.end] : [],
    );
    return states.find((state) => state !== null);
  });
  const truth = truthAt(WILD, [], end.step);
  truth.advance(1);
  expect(end).toEqual(truth.end);
  expect(end.message).toMatch(
    /^(?:W\d\[\d\]\[\d\]|the loss) became (?:infinite|not a number) at step \d+$/,
  );
  expect(end.message).toContain(`at step ${end.step + 1}`);
  expect(await client.command("play-run", { runId })).toMatchObject({
    ok: false,
    error: { code: "run-ended", message: expect.stringContaining(end.message ?? "") },
  });
  expect(await byHand(client, runId, "W1[1][1]", 0)).toMatchObject({
    ok: false,
    error: { code: "run-ended" },
  });
  expect(await edit(client, "optimizer.learningRate", 0.1)).toMatchObject({
    ok: true,
    value: { step: null, waiting: [{ path: "optimizer.learningRate" }] },
  });
  const detail = await runDetail(server.url, runId);
  expect(detail.lastStep).toBe(end.step);
  const { frame } = await client.frame("the last finite state", (f) => f.frame.step === end.step);
  expect(frame.parameters).toEqual(
    truthAt(detail.info.settings, detail.info.events, end.step).parameters,
  );
  const chunk = await waitFor("its recording", () =>
    bytesAt(`${server.url}/api/runs/${runId}/frames?step=0`),
  );
  const recorded = decodeChunk(chunk).map(decodeFrame);
  expect(recorded.length).toBeGreaterThan(1);
  for (const earlier of recorded) {
    expect(earlier.parameters).toEqual(truthAt(WILD, [], earlier.step).parameters);
  }
  const curve = await bytesAt(`${server.url}/api/runs/${runId}/curve`);
  expect(decodeCurve(curve ?? new Uint8Array()).stepCount).toBe(end.step + 1);
  client.close();
});

test("PR-16 weights by hand have a rate of their own, above which they are refused", async () => {
  const host = await openRoom(server.url);
  const many = Array.from({ length: LIMITS.parametersPerWindow + 1 }, (_, i) =>
    byHand(host.client, host.runId, "W1[1][1]", i),
  );
  const answers = await Promise.all(many);
  expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: "too-fast" } });
  expect(await edit(host.client, "bias", true)).toMatchObject({ ok: true });
  host.client.close();
});

async function paused(client: SocketClient, runId: string): Promise<{ step: number }> {
  const answer = await client.command("pause-run", { runId });
  return { step: answer.ok ? answer.value.step : -1 };
}

async function bytesAt(url: string): Promise<Uint8Array | null> {
  const response = await fetch(url);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}
