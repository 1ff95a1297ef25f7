import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { Store } from "#protocol/records.ts";
import type { StorageError } from "#server/runs/storage-error.ts";
import { StoreClient, type StoreClientOptions } from "#server/runs/store-client.ts";
import { describeStore } from "#tests/contract/store.contract.ts";
import { bundleStore, MIGRATIONS_DIRECTORY } from "#tests/support/store-bundle.ts";
import { bytesOf, eventWrite, keyframeWrite, roomAndRun } from "#tests/support/store-records.ts";

const bundle = await bundleStore();
const files = new Map<Store, string>();
let fileCount = 0;

function newFile(): string {
  fileCount += 1;
  // Names that a URL would take for something else.
  return join(bundle.folder, `store ${fileCount} 100%25#?ü.db`);
}

async function open(databaseFile = newFile(), options: Partial<StoreClientOptions> = {}) {
  const store = await StoreClient.open({
    workerUrl: bundle.workerUrl,
    databaseFile,
    migrationsDirectory: MIGRATIONS_DIRECTORY,
    ...options,
  });
  files.set(store, databaseFile);
  return store;
}

// Migrated once: every test's file starts as a copy.
const template = newFile();
await (await open(template)).close();
files.clear();

async function openFresh(): Promise<StoreClient> {
  const databaseFile = newFile();
  await copyFile(template, databaseFile);
  return open(databaseFile);
}

afterEach(async () => {
  await Promise.all([...files.keys()].map((store) => store.close()));
  files.clear();
});
afterAll(() => bundle.remove());

describeStore("SQLite", {
  open: openFresh,
  reopen: async (store) => {
    await store.close();
    return open(files.get(store));
  },
});

describe("SQLite: the file", () => {
  test("ST-26 a file that is no database is refused with the reason", async () => {
    const file = newFile();
    await writeFile(file, "this is no database at all ".repeat(100));
    await expect(open(file)).rejects.toMatchObject({
      name: "StorageError",
      message: expect.stringContaining("not a database"),
    });
  });

  test("ST-27 a reader beside the writer sees what is stored and can't write", async () => {
    const store = await openFresh();
    await store.commit([...roomAndRun("a"), keyframeWrite("a", 3)]);
    const reader = await open(files.get(store), { readOnly: true });
    expect(await reader.readKeyframe("run-a", 3)).toEqual(bytesOf(30, 500));
    await expect(reader.commit([eventWrite("a", 1)])).rejects.toMatchObject({ reason: "refused" });
    await expect(reader.takeOver()).rejects.toMatchObject({ reason: "refused" });
    await store.commit([eventWrite("a", 1)]);
    expect(await reader.findRun("run-a")).toMatchObject({ lastSeq: 1 });
    await expect(open(newFile(), { readOnly: true })).rejects.toThrow(/no database/);
  });

  test("ST-28 when the worker dies, who waits is told and nothing more is taken", async () => {
    const dying = new URL(
      "data:text/javascript,import {parentPort} from 'node:worker_threads';parentPort.on('message',()=>{throw new Error('power')});parentPort.postMessage({kind:'opened'})",
    );
    const deaths: StorageError[] = [];
    const store = await open(newFile(), {
      workerUrl: dying,
      onDeath: (error) => deaths.push(error),
    });
    const waiting = [1, 2].map((seq) => store.commit([eventWrite("a", seq)]));
    for (const result of await Promise.allSettled(waiting)) {
      expect(result).toMatchObject({ reason: { reason: "closed", message: /power/ } });
    }
    await expect(store.findRun("a")).rejects.toMatchObject({ reason: "closed" });
    expect(deaths.map((death) => death.message)).toEqual([expect.stringContaining("power")]);
    await store.close();
  });

  test("ST-29 too many waiting writes are refused, not collected", async () => {
    const idle = new URL(
      "data:text/javascript,import {parentPort} from 'node:worker_threads';parentPort.on('message',({id,request})=>{if(request.kind==='close'){parentPort.postMessage({kind:'done',id});parentPort.close()}});parentPort.postMessage({kind:'opened'})",
    );
    const store = await open(newFile(), { workerUrl: idle });
    const failures: unknown[] = [];
    const ignore = (error: unknown) => failures.push(error);
    for (let i = 0; i < 10_000; i++) {
      store.findRun("a").catch(ignore);
    }
    await expect(store.commit([eventWrite("a", 1)])).rejects.toMatchObject({ reason: "busy" });
    await store.close();
    expect(failures).toHaveLength(10_000);
  });

  test("ST-30 a killed process has stored every write that it acknowledged", async () => {
    for (const killAt of [1, 40, 130]) {
      const file = newFile();
      const child = spawn(
        process.execPath,
        [bundle.committer, fileURLToPath(bundle.workerUrl), file, MIGRATIONS_DIRECTORY],
        { stdio: ["ignore", "pipe", "inherit"] },
      );
      const acknowledged: number[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        acknowledged.push(Number(line));
        if (acknowledged.length === killAt) {
          child.kill("SIGKILL");
        }
      }
      const store = await open(file);
      const stored =
        (await store.findRun("run-killed"))?.info.events.map((event) => event.seq) ?? [];
      expect(acknowledged.length).toBeGreaterThanOrEqual(killAt);
      expect(stored.slice(0, acknowledged.length)).toEqual(acknowledged);
      for (const seq of stored) {
        expect(await store.readChunk("run-killed", seq)).toEqual(bytesOf(seq, 1_000));
      }
      expect(child.signalCode ?? (await once(child, "exit"))[1]).toBe("SIGKILL");
    }
  }, 60_000);
});
