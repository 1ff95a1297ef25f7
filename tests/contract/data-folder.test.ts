import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { DataFolderError, openDataFolder } from "#server/runs/data-folder.ts";
import { bundleStore } from "#tests/support/store-bundle.ts";

const bundle = await bundleStore();
const children = new Set<ChildProcess>();
let folderCount = 0;

function newFolder(): string {
  folderCount += 1;
  return join(bundle.folder, `data ${folderCount}`, "deep");
}

/** Another process that opens the folder; resolves with the line that it prints. */
async function openElsewhere(folder: string): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, [bundle.folderHolder, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.add(child);
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  return { child, line };
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

async function writeLock(folder: string, lock: unknown, ageMs = 0): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, "weightroom.lock");
  await writeFile(file, typeof lock === "string" ? lock : JSON.stringify(lock));
  const then = new Date(Date.now() - ageMs);
  await utimes(file, then, then);
}

afterEach(() => {
  for (const child of children) {
    child.kill("SIGKILL");
  }
  children.clear();
});
afterAll(() => bundle.remove());

test("ST-31 a folder is made, held by one process and free after release", async () => {
  const path = newFolder();
  const folder = await openDataFolder(path);
  expect(folder.path).toBe(path);
  const { line } = await openElsewhere(path);
  expect(line).toBe(
    `DataFolderError: The data folder ${path} is in use by another process with pid ${process.pid} on ${hostname()}.`,
  );
  await expect(openDataFolder(path)).rejects.toBeInstanceOf(DataFolderError);
  await folder.release();
  expect(await readdir(path)).toEqual([]);
  expect((await openElsewhere(path)).line).toBe("held");
});

test("ST-32 after a kill -9 the next start has the folder at once", async () => {
  const path = newFolder();
  const { child, line } = await openElsewhere(path);
  expect(line).toBe("held");
  await expect(openDataFolder(path)).rejects.toThrow(`with pid ${child.pid}`);
  await kill(child);
  const folder = await openDataFolder(path);
  await folder.release();
});

test("ST-33 of many that start at once, on a free or a dead lock, one wins", async () => {
  const fresh = newFolder();
  const dead = newFolder();
  const { child } = await openElsewhere(dead);
  await kill(child);
  for (const path of [fresh, dead]) {
    const starts = await Promise.all(Array.from({ length: 6 }, () => openElsewhere(path)));
    expect(starts.filter(({ line }) => line === "held")).toHaveLength(1);
    const others = starts.filter(({ line }) => line !== "held");
    expect(others.every(({ line }) => line.startsWith("DataFolderError: "))).toBe(true);
    await Promise.all(starts.filter(({ line }) => line === "held").map(({ child }) => kill(child)));
  }
});

test("ST-34 a lock of another host counts while its heartbeat is young", async () => {
  const path = newFolder();
  const holder = { pid: process.pid, id: "elsewhere", host: `${hostname()}-other` };
  await writeLock(path, holder, 5_000);
  await expect(openDataFolder(path)).rejects.toThrow(`on ${holder.host}`);
  await writeLock(path, holder, 20_000);
  await (await openDataFolder(path)).release();
});

test("ST-35 a dead process's lock is no obstacle when its pid is ours or another's now", async () => {
  const path = newFolder();
  await writeLock(path, { pid: process.pid, id: "before-restart", host: hostname() });
  await (await openDataFolder(path)).release();
  await writeLock(path, { pid: process.ppid, id: "before-reboot", host: hostname() }, 120_000);
  await (await openDataFolder(path)).release();
});

test("ST-36 a lock that was never finished counts only while it is young", async () => {
  const path = newFolder();
  await writeLock(path, "");
  await expect(openDataFolder(path)).rejects.toThrow("just starting");
  await writeLock(path, '{"pid":"1"', 20_000);
  await (await openDataFolder(path)).release();
});

test("ST-37 who has lost the lock is told and does not remove the new owner's", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const path = newFolder();
    let tell = () => {};
    const lost = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const folder = await openDataFolder(path, { onLost: tell });
    await writeLock(path, { pid: process.ppid, id: "new-owner", host: hostname() });
    vi.advanceTimersByTime(2_000);
    await lost;
    await folder.release();
    expect(await readdir(path)).toEqual(["weightroom.lock"]);
  } finally {
    vi.useRealTimers();
  }
});

test("ST-38 a folder that can't be used is named in one plain line", async () => {
  const file = join(bundle.folder, "a-file");
  await writeFile(file, "");
  for (const path of [file, join(file, "below")]) {
    const error: unknown = await openDataFolder(path).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DataFolderError);
    expect(String(error)).toContain(path);
    expect(String(error)).toMatch(/a file/);
    expect(String(error)).not.toContain("\n");
  }
});
