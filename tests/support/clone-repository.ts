import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanEnvironment } from "#tests/support/start-server.ts";

/** A clone of this repository's last commit in an empty folder, as a new user has it. */
export async function cloneRepository(): Promise<{ folder: string; remove(): Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), "weightroom-clone-"));
  const folder = join(parent, "weightroom");
  const { status, stderr } = spawnSync("git", ["clone", "--quiet", process.cwd(), folder], {
    encoding: "utf8",
  });
  if (status !== 0) {
    throw new Error(`git clone failed: ${stderr}`);
  }
  return { folder, remove: () => rm(parent, { recursive: true, force: true }) };
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs npm to its end. */
export function npm(folder: string, ...args: string[]): Promise<Finished> {
  const child = spawn("npm", args, {
    cwd: folder,
    env: npmEnvironment(),
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const finished = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    finished.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    finished.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...finished, code }));
  });
}

/** Without what the npm that runs these tests has set for its own children. */
export function npmEnvironment(): NodeJS.ProcessEnv {
  const environment = cleanEnvironment();
  for (const name of Object.keys(environment).filter((key) => /^npm_/i.test(key))) {
    delete environment[name];
  }
  return environment;
}
