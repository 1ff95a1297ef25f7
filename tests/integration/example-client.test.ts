import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { openRoom } from "#tests/support/room-client.ts";
import { startServer } from "#tests/support/start-server.ts";

function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ["docs/example-client.mjs", ...args]);
  let out = "";
  let err = "";
  child.stdout.on("data", (text) => {
    out += text;
  });
  child.stderr.on("data", (text) => {
    err += text;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

test("PR-1 the client that is written from docs/PROTOCOL.md alone joins and follows", async () => {
  const server = await startServer();
  const host = await openRoom(server.url);
  await host.client.command("set-speed", { runId: host.runId, speed: 30 });
  await host.client.command("play-run", { runId: host.runId });
  const followed = await run(server.url, host.code, "5");
  expect(followed.code).toBe(0);
  const lines = followed.out.trim().split("\n");
  expect(lines[0]).toMatch(
    /^in \w+ \w+ room as Example client \(editor\), run #1 · lr 1 · sigmoid 3-4-1$/,
  );
  const frames = lines.slice(1).map((line) => /^step (\d+) loss ([\d.]+)$/.exec(line));
  expect(frames).toHaveLength(5);
  for (const match of frames) {
    const step = Number(match?.[1]);
    const seen = await host.client.frame(`step ${step}`, ({ frame }) => frame.step >= step);
    if (seen.frame.step === step) {
      expect(Number(match?.[2])).toBe(seen.frame.loss);
    }
  }
  const lost = await run(server.url, "AAAAAA");
  expect(lost.code).toBe(1);
  expect(lost.err).toContain("room-not-found: there is no room AAAAAA");
  await server.stop();
});
