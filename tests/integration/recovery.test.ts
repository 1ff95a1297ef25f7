import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Mt19937 } from "#engine/random/mt19937.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { edit, join, openRoom, runDetail } from "#tests/support/room-client.ts";
import { startServer } from "#tests/support/start-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

const KILLS = 20;
/** Twenty-one servers, each of which a busy machine may start in half a minute. */
const STARTS_MS = 15 * 60_000;
/** Far more than are trained between the kills on any machine. */
const STEPS = 30_000;

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(joinPath(tmpdir(), "weightroom-recovery-"));
});
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

test("RE-1 a stopped server comes back with rooms, codes, roles and a run that trains on", async () => {
  const before = await startServer({ dataDir });
  const host = await openRoom(before.url, { ...ORIGIN, stop: { steps: STEPS } });
  const ben = await join(before.url, { code: host.code, name: "Ben" });
  await host.client.command("set-code-role", { role: "viewer" });
  const loss = { who: "all", isShown: false } as const;
  await host.client.command("set-controls", { changes: { loss, play: { who: "host" } } });
  await edit(host.client, "initial.seed", 42);
  await host.client.command("set-speed", { runId: host.runId, speed: 100 });
  await host.client.command("play-run", { runId: host.runId });
  const seen = await host.client.frame("under way", ({ frame }) => frame.step >= 30);
  expect(await before.kill("SIGTERM")).toEqual({ code: 0, signal: null });
  expect(host.client.goodbyes[0]).toMatchObject({
    error: { code: "server-stopping" },
    retryInMs: expect.any(Number),
  });

  const after = await startServer({ dataDir });
  const back = await join(after.url, { code: host.code, token: host.welcome.you.token });
  expect(back.welcome.you.role).toBe("host");
  expect(back.snapshot.settings.initial).toMatchObject({ seed: 42 });
  expect(back.snapshot.codeRole).toBe("viewer");
  expect(back.snapshot.controls).toEqual({ loss, play: { who: "host", isShown: true } });
  expect(back.snapshot.runState.status).toBe("training");
  const benAgain = await join(after.url, { code: host.code, token: ben.welcome.you.token });
  expect(benAgain.welcome.you).toMatchObject({ name: "Ben", role: "viewer" });
  const later = await back.client.frame(
    "it trains on",
    ({ frame }) => frame.step > seen.frame.step,
  );
  expect(later.frame.parameters).toEqual(truthAt(ORIGIN, [], later.frame.step).parameters);
  await after.stop();
});

test("RE-2 a pause is durable: a killed server does not run on", async () => {
  const before = await startServer({ dataDir });
  const host = await openRoom(before.url);
  await host.client.command("step-run", { runId: host.runId, count: 41 });
  await before.kill("SIGKILL");
  const after = await startServer({ dataDir });
  const back = await join(after.url, { code: host.code, token: host.welcome.you.token });
  expect(back.snapshot.runState).toMatchObject({ status: "paused", step: 41 });
  const { frame } = await back.client.frame("where it stood", () => true);
  expect(frame.step).toBe(41);
  expect(frame.parameters).toEqual(truthAt(ORIGIN, [], 41).parameters);
  await after.stop();
});

test(`RE-3 ${KILLS} kills at random moments lose no acknowledged edit and change no bit`, {
  timeout: STARTS_MS,
}, async () => {
  const seed = randomInt(2 ** 32);
  const random = Mt19937.fromSeed(seed);
  const settings = { ...ORIGIN, stop: { steps: STEPS } };
  let server = await startServer({ dataDir });
  const host = await openRoom(server.url, settings);
  const { code, runId } = host;
  const acknowledged: { step: number; value: number }[] = [];
  await host.client.command("set-speed", { runId, speed: 100 });
  await host.client.command("play-run", { runId });

  for (let kill = 0; kill < KILLS; kill++) {
    const { client, snapshot } = await join(server.url, {
      code,
      token: host.welcome.you.token,
    });
    const edited = snapshot.revisions["optimizer.learningRate"]?.revision ?? 0;
    const start = (await client.frame("it trains", () => true)).frame.step;
    const target = start + Math.floor(random.uniform() * 120);
    await client.frame("a random step", ({ frame }) => frame.step >= target);
    const value = 0.5 + random.uniform();
    const answer = edit(client, "optimizer.learningRate", value, edited).then(
      (a) => a.ok && a.value.step !== null && acknowledged.push({ step: a.value.step, value }),
      () => "the server died before it answered",
    );
    // Half of the kills come while the edit is on its way.
    if (random.uniform() < 0.5) {
      await answer;
    }
    await server.kill("SIGKILL");
    await answer;
    server = await startServer({ dataDir });
  }

  const { client } = await join(server.url, { code, token: host.welcome.you.token });
  await client.command("set-speed", { runId, speed: "max" });
  const last = await client.frame("the end", ({ frame }) => frame.step === STEPS);
  const { info } = await waitFor("the saved end", async () => {
    const detail = await runDetail(server.url, runId);
    return detail.state.status === "ended" && detail;
  });
  const recorded = info.events.map(({ step, change }) => ({
    step,
    value: change.kind === "set-learning-rate" ? change.value : Number.NaN,
  }));
  expect(acknowledged.length, `seed ${seed}`).toBeGreaterThan(0);
  for (const one of acknowledged) {
    expect(recorded, `seed ${seed}`).toContainEqual(one);
  }
  const uninterrupted = truthAt(settings, info.events, STEPS);
  expect(last.frame.parameters, `seed ${seed}`).toEqual(uninterrupted.parameters);
  expect(last.frame.loss).toBe(uninterrupted.loss);
  await server.stop();
});
