import { randomUUID } from "node:crypto";
import { open, readFile, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";

/** A lock whose heartbeat is older belongs to nobody on another host. */
const SILENT_ELSEWHERE_MS = 15_000;
/** On this host the pid tells; this is for a pid that another program has got since. */
const SILENT_HERE_MS = 60_000;
/** Between creating a lock and writing into it a process needs far less. */
const UNWRITTEN_MS = 10_000;

export interface LockHolder {
  readonly pid: number;
  readonly id: string;
  readonly host: string;
}

/** Locks of this process: a dead one may have had the same pid, as in a container. */
const held = new Set<string>();

/** Takes the lock and returns its holder: this process when it won, otherwise who has it. */
export async function takeLock(file: string): Promise<LockHolder & { readonly isOurs: boolean }> {
  const ours: LockHolder = { pid: process.pid, id: randomUUID(), host: hostname() };
  for (;;) {
    held.add(ours.id);
    if (await createWith(file, JSON.stringify(ours))) {
      return { ...ours, isOurs: true };
    }
    held.delete(ours.id);
    const found = await readLock(file);
    if (found !== null && !found.isStale) {
      return { ...found.holder, isOurs: false };
    }
    if (found !== null && !(await removeStale(file, found.holder.id))) {
      return { ...found.holder, isOurs: false };
    }
  }
}

/** False when the lock is not ours any more. */
export async function touchLock(file: string, holder: LockHolder): Promise<boolean> {
  if (!(await isStillOurs(file, holder))) {
    return false;
  }
  const now = new Date();
  await utimes(file, now, now);
  return true;
}

export async function dropLock(file: string, holder: LockHolder): Promise<void> {
  if (await isStillOurs(file, holder)) {
    await rm(file, { force: true });
  }
  held.delete(holder.id);
}

async function isStillOurs(file: string, holder: LockHolder): Promise<boolean> {
  return (await readLock(file))?.holder.id === holder.id;
}

/** The claim bears the stale lock's id, so that of many starters one only removes that very lock. */
async function removeStale(file: string, staleId: string): Promise<boolean> {
  const claim = `${file}.${staleId}`;
  if (!(await createWith(claim, String(process.pid)))) {
    const age = await ageMs(claim);
    if (age === null || age > SILENT_ELSEWHERE_MS) {
      // Whoever claimed it died in between.
      await rm(claim, { force: true });
      return true;
    }
    return false;
  }
  try {
    const found = await readLock(file);
    if (found?.isStale && found.holder.id === staleId) {
      await rm(file, { force: true });
    }
  } finally {
    await rm(claim, { force: true });
  }
  return true;
}

/** Null when there is no lock. A lock without an owner in it is one that is just being made. */
async function readLock(
  file: string,
): Promise<{ readonly holder: LockHolder; readonly isStale: boolean } | null> {
  const text = await readFile(file, "utf8").catch(nullIfMissing);
  const age = await ageMs(file);
  if (text === null || age === null) {
    return null;
  }
  const holder = holderFrom(text);
  if (holder === null) {
    return {
      holder: { pid: 0, id: "unwritten", host: hostname() },
      isStale: age > UNWRITTEN_MS,
    };
  }
  return { holder, isStale: isStale(holder, age) };
}

function isStale(holder: LockHolder, age: number): boolean {
  if (holder.host !== hostname()) {
    return age > SILENT_ELSEWHERE_MS;
  }
  if (holder.pid === process.pid) {
    return !held.has(holder.id);
  }
  return !isAlive(holder.pid) || age > SILENT_HERE_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and belongs to somebody else.
    return codeOf(error) === "EPERM";
  }
}

/** False when it is there already. */
async function createWith(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx");
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") {
      return false;
    }
    throw error;
  }
}

async function ageMs(file: string): Promise<number | null> {
  const stats = await stat(file).catch(nullIfMissing);
  return stats === null ? null : Date.now() - stats.mtimeMs;
}

function nullIfMissing(error: unknown): null {
  if (codeOf(error) === "ENOENT") {
    return null;
  }
  throw error;
}

function holderFrom(text: string): LockHolder | null {
  try {
    const { pid, id, host } = JSON.parse(text);
    const isHolder = Number.isInteger(pid) && /^[\w-]{1,64}$/.test(id) && typeof host === "string";
    return isHolder ? { pid, id, host } : null;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
