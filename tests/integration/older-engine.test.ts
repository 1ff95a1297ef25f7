import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { expect, test } from "vitest";
import { ENGINE_VERSION } from "#engine/version.ts";
import { decodeChunk } from "#protocol/chunk-codec.ts";
import { decodeCurve } from "#protocol/curve-codec.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { LibSqlFile } from "#server/runs/libsql-file.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { edit, join, openRoom, runDetail } from "#tests/support/room-client.ts";
import { startServer } from "#tests/support/start-server.ts";

/** As if the engine before this one had trained whatever is stored, and its server had been killed. */
async function makeOlder(dataDir: string): Promise<void> {
  const file = new LibSqlFile(joinPath(dataDir, "weightroom.db"));
  await file.query("UPDATE Run SET engineVersion = '1', status = 'training'");
  for (const table of ["Checkpoint", "Keyframe"]) {
    const column = table === "Checkpoint" ? "keyframe" : "bytes";
    await file.query(`UPDATE ${table} SET ${column} = x'01'`);
  }
}

test("RE-4 a run that an older engine trained stays to be seen, and is trained anew by this one", async () => {
  const dataDir = await mkdtemp(joinPath(tmpdir(), "weightroom-older-"));
  try {
    const before = await startServer({ dataDir });
    const { code, runId, client, welcome } = await openRoom(before.url);
    await client.command("step-run", { runId, count: 40 });
    await edit(client, "optimizer.learningRate", 0.5);
    await client.command("pause-run", { runId });
    await before.kill("SIGTERM");
    await makeOlder(dataDir);

    const after = await startServer({ dataDir });
    const back = await join(after.url, { code, token: welcome.you.token });
    expect(back.snapshot.runState).toMatchObject({ status: "interrupted", step: 40 });
    expect(back.snapshot.runState.note).toContain("another version");
    const ended = { ok: false, error: { code: "run-ended" } };
    expect(await back.client.command("play-run", { runId })).toMatchObject(ended);
    const byHand = { runId, parameter: "W1[1][1]", value: 1 };
    expect(await back.client.command("set-parameter", byHand)).toMatchObject(ended);
    const { revision } = back.snapshot.revisions["optimizer.learningRate"] ?? { revision: 0 };
    expect(await edit(back.client, "optimizer.learningRate", 0.25, revision)).toMatchObject({
      ok: true,
      value: { step: null, waiting: [{ reason: expect.stringContaining("another version") }] },
    });

    const run = `${after.url}/api/runs/${runId}`;
    expect((await runDetail(after.url, runId)).lastStep).toBe(40);
    const bytes = async (part: string) =>
      new Uint8Array(await (await fetch(`${run}/${part}`)).arrayBuffer());
    expect(decodeCurve(await bytes("curve")).stepCount).toBe(41);
    expect(decodeChunk(await bytes("frames?step=40")).length).toBeGreaterThan(0);

    expect(await back.client.command("rewind-run", { runId })).toMatchObject({ ok: true });
    const anew = await join(after.url, { code });
    expect(anew.snapshot.run).toMatchObject({ engineVersion: ENGINE_VERSION, parent: { runId } });
    const settings = { ...ORIGIN, optimizer: { ...ORIGIN.optimizer, learningRate: 0.5 } };
    const again = anew.snapshot.run.id;
    await back.client.command("step-run", { runId: again, count: 9 });
    const { frame } = await anew.client.frame("trained anew", ({ frame }) => frame.step === 9);
    expect(frame.parameters).toEqual(truthAt(settings, [], 9).parameters);
    await after.stop();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
