import { afterAll, beforeAll, expect, test } from "vitest";
import { ORIGIN } from "#protocol/origin.ts";
import { openLink } from "#tests/support/link.ts";
import { edit, join, openRoom } from "#tests/support/room-client.ts";
import { startServer, type TestServer } from "#tests/support/start-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

const BYTES_PER_SECOND = 20_000;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

test("FR-15 behind a slow link frames are few, new, and the last one always comes", async () => {
  // 20 KB a second; 30 frames a second of 321 parameters would need 80 KB.
  const wide = {
    ...ORIGIN,
    layers: [
      { units: 64, activation: "sigmoid" },
      { units: 1, activation: "sigmoid" },
    ],
    bias: true,
    initial: { scheme: "uniform-1-1", seed: 1 },
    optimizer: { kind: "sgd", learningRate: 0.1 },
    stop: { steps: 100_000 },
  };
  const host = await openRoom(server.url, wide);
  const link = await openLink(server.port, BYTES_PER_SECOND);
  const slow = await join(link.url, { code: host.code, name: "Slow" });
  await host.client.command("set-speed", { runId: host.runId, speed: 100 });
  await host.client.command("play-run", { runId: host.runId });
  await host.client.frame("well on", ({ frame }) => frame.step >= 500);
  // An ordinary event is not stuck behind old frames.
  const answer = await edit(host.client, "initial.seed", 9);
  expect(answer.ok).toBe(true);
  await slow.client.event("settings-changed");
  const behind =
    (host.client.frames.at(-1)?.frame.step ?? 0) - (slow.client.frames.at(-1)?.frame.step ?? 0);
  expect(behind).toBeLessThan(300);
  const paused = await host.client.command("pause-run", { runId: host.runId });
  const last = paused.ok ? paused.value.step : -1;
  const { frame } = await slow.client.frame("the last one", (f) => f.frame.step === last);
  expect(frame.isFinal).toBe(true);
  expect(slow.client.frames.length).toBeLessThan(host.client.frames.length);
  const steps = slow.client.frames.map((f) => f.frame.step);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  link.close();
});

test("PR-9 thirty-five people come at once and everybody is counted", async () => {
  const host = await openRoom(server.url);
  const people = await Promise.all(
    Array.from({ length: 34 }, (_, i) => join(server.url, { code: host.code, name: `Pupil ${i}` })),
  );
  await waitFor("everybody is counted", () => host.client.presence?.count === 35);
  const colours = new Set(people.map(({ welcome }) => welcome.you.color));
  expect(colours.size).toBe(12);
  await host.client.command("set-speed", { runId: host.runId, speed: 30 });
  await host.client.command("play-run", { runId: host.runId });
  await Promise.all(
    people.map(({ client }) => client.frame("frames", ({ frame }) => frame.step >= 30)),
  );
  for (const { client } of people) {
    client.close();
  }
  await waitFor("they have left", () => host.client.presence?.count === 1);
});
