import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { inRoot } from "./paths.mjs";
import { say } from "./progress.mjs";

const LOCK = inRoot("dist", "build.lock");
const HEARTBEAT_MS = 2_000;
const DEAD_MS = 60_000;

/** Runs `work` alone: a second start in the same folder waits for the first one's build. */
export async function withBuildLock(work) {
  mkdirSync(inRoot("dist"), { recursive: true });
  let isTold = false;
  while (!take()) {
    if (!isTold) {
      say("  another process builds in this folder: waiting for it");
      isTold = true;
    }
    await wait(200);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimesSync(LOCK, now, now);
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(LOCK, { force: true });
  }
}

function take() {
  try {
    writeFileSync(LOCK, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") {
      throw error;
    }
    if (isAbandoned()) {
      rmSync(LOCK, { force: true });
    }
    return false;
  }
}

function isAbandoned() {
  const stats = statSync(LOCK, { throwIfNoEntry: false });
  if (stats === undefined) {
    return false;
  }
  const silentMs = Date.now() - stats.mtimeMs;
  if (silentMs > DEAD_MS) {
    return true;
  }
  try {
    const owner = JSON.parse(readFileSync(LOCK, "utf8"));
    return owner.host === hostname() && !isAlive(owner.pid);
  } catch {
    // Just being written, or just gone.
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
