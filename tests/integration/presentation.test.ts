import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "#protocol/commands.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { Shown } from "#protocol/presentation.ts";
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

const done = { ok: true, value: {} };
const MATHS: Shown = {
  panel: "maths",
  past: null,
  maths: { stepId: "gradient2", depth: "pile", convention: "add" },
  spotlight: { kind: "entity", entity: "W2", row: 1, col: 0 },
};

test("RM-60 what the host presents comes to everybody, and to who joins later", async () => {
  const host = await openRoom(server.url);
  const pupil = await join(server.url, { code: host.code, name: "Paul" });
  expect(pupil.welcome.presentation).toBeNull();
  expect(await host.client.command("present", { shown: MATHS })).toEqual(done);
  const { id, name, color } = host.welcome.you;
  const told = await waitFor("it", () => pupil.client.presentations.at(-1));
  expect(told).toEqual({ by: { id, name, color }, followers: 0, ...MATHS });
  const late = await join(server.url, { code: host.code });
  expect(late.welcome.presentation).toMatchObject(MATHS);
  expect(await pupil.client.command("set-following", { isFollowing: true })).toEqual(done);
  expect(await late.client.command("set-following", { isFollowing: true })).toEqual(done);
  await waitFor("two follow", () => host.client.presentations.at(-1)?.followers === 2);
  expect(await late.client.command("set-following", { isFollowing: false })).toEqual(done);
  await waitFor("one is left", () => host.client.presentations.at(-1)?.followers === 1);
  expect(await host.client.command("present", { shown: null })).toEqual(done);
  await waitFor("it is over", () => late.client.presentations.at(-1) === null);
});

test("RM-60 nobody but the host presents, and no role is taken from them meanwhile", async () => {
  const host = await openRoom(server.url);
  const pupil = await join(server.url, { code: host.code });
  for (const shown of [MATHS, null]) {
    expect(await pupil.client.command("present", { shown })).toMatchObject({
      error: { code: "not-allowed" },
    });
  }
  await host.client.command("present", { shown: MATHS });
  expect(await pupil.client.command("present", { shown: null })).toMatchObject({
    error: { code: "not-allowed" },
  });
  const demote = { memberId: host.welcome.you.id, role: "viewer" } as const;
  expect(await host.client.command("set-member-role", demote)).toMatchObject({
    error: { code: "not-allowed" },
  });
  expect((await join(server.url, { code: host.code })).welcome.presentation).toMatchObject(MATHS);
});

test("RM-61 a new link and a connection that breaks do not end a presentation", async () => {
  const host = await openRoom(server.url);
  const pupil = await join(server.url, { code: host.code });
  await host.client.command("present", { shown: MATHS });
  const renewed = await host.client.command("renew-link", {});
  const code = renewed.ok ? renewed.value.code : "";
  host.client.cut();
  const back = await join(server.url, { code, token: host.welcome.you.token });
  expect(back.welcome.presentation).toMatchObject(MATHS);
  expect(await back.client.command("present", { shown: { ...MATHS, panel: "runs" } })).toEqual(
    done,
  );
  await waitFor("the pupil", () => pupil.client.presentations.at(-1)?.panel === "runs");
});

test("RM-65 presentations have a rate of their own and are told at most ten times a second", async () => {
  const host = await openRoom(server.url);
  const pupil = await join(server.url, { code: host.code });
  const answers = await Promise.all(
    Array.from({ length: LIMITS.presentationsPerSecond + 8 }, (_, step) =>
      host.client.command("present", { shown: { ...MATHS, past: { runId: host.runId, step } } }),
    ),
  );
  const accepted = answers.filter(({ ok }) => ok).length;
  expect(accepted).toBeLessThan(answers.length);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: "too-fast" } });
  const newest = answers.findLastIndex(({ ok }) => ok);
  await waitFor("the newest", () => pupil.client.presentations.at(-1)?.past?.step === newest);
  expect(pupil.client.presentations.length).toBeLessThan(accepted);
  expect(await edit(host.client, "optimizer.learningRate", 0.5)).toMatchObject({ ok: true });
});

test("RM-66 whatever is no presentation is refused where it is wrong", async () => {
  const host = await openRoom(server.url);
  const wrong: readonly unknown[] = [
    {},
    { shown: 1 },
    { shown: { ...MATHS, by: { id: "x", name: "x", color: 1 } } },
    { shown: { ...MATHS, followers: 3 } },
    { shown: { ...MATHS, panel: "a".repeat(25) } },
    { shown: { ...MATHS, panel: "<b>" } },
    { shown: { ...MATHS, past: { runId: "x", step: -1 } } },
    { shown: { ...MATHS, past: { runId: "x".repeat(65), step: 1 } } },
    { shown: { ...MATHS, past: { runId: "x", step: LIMITS.steps + 1 } } },
    { shown: { ...MATHS, maths: { ...MATHS.maths, depth: "all" } } },
    { shown: { ...MATHS, maths: { ...MATHS.maths, stepId: "gradient2; drop" } } },
    { shown: { ...MATHS, spotlight: { kind: "entity", entity: "W 2", row: 0, col: 0 } } },
    { shown: { ...MATHS, spotlight: { kind: "entity", entity: "W2", row: 0.5, col: 0 } } },
    { shown: { ...MATHS, spotlight: { kind: "unit", layer: 8, unit: 0 } } },
    { shown: { ...MATHS, spotlight: { kind: "weight", layer: 1, unit: 0 } } },
    { shown: { ...MATHS, more: "x".repeat(100_000) } },
  ];
  for (const payload of wrong) {
    // Refused ones count against the rate, too: once it lets them through, they are refused.
    const answer = await waitFor("an answer in time", async () => {
      const refused = await host.client.raw<Answer<"present">>("present", payload);
      return refused.ok || refused.error.code !== "too-fast" ? refused : null;
    });
    expect(answer).toMatchObject({ ok: false, error: { code: "bad-message" } });
  }
  expect((await join(server.url, { code: host.code })).welcome.presentation).toBeNull();
});

test("RM-64 in slow motion every page hears how far the step is, who joins later, too", async () => {
  const { client, code, runId } = await openRoom(server.url);
  await client.command("set-speed", { runId, speed: "slow" });
  await waitFor("at rest", () => client.paces.at(-1)?.isRunning === false);
  await client.command("play-run", { runId });
  const running = await waitFor("it runs", () => {
    const pace = client.paces.at(-1);
    return pace?.isRunning === true ? pace : null;
  });
  expect(running).toMatchObject({ runId, step: 0, ofMs: 10_000, isRunning: true });
  const late = await join(server.url, { code });
  expect(late.welcome.pace).toMatchObject({ runId, step: 0, isRunning: true });
  expect(late.welcome.pace?.leftMs).toBeLessThanOrEqual(running.leftMs);
  expect(await client.command("pause-run", { runId })).toMatchObject({ value: { step: 0 } });
  const frozen = await waitFor("it rests", () => {
    const pace = late.client.paces.at(-1);
    return pace?.isRunning === false ? pace : null;
  });
  expect(frozen.leftMs).toBeLessThan(10_000);
  await client.command("step-run", { runId });
  await waitFor("a step by hand", () => late.client.paces.at(-1)?.step === 1);
  expect(late.client.paces.at(-1)).toMatchObject({ leftMs: 10_000, isRunning: false });
  await client.command("set-speed", { runId, speed: 30 });
  await waitFor("another speed", () => late.client.paces.at(-1) === null);
});
