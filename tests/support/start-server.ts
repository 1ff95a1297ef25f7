import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitFor } from "#tests/support/wait-for.ts";

export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface StartOptions {
  /** A folder of an earlier server; a fresh one, removed by `stop`, when absent. */
  readonly dataDir?: string;
  readonly port?: number;
  readonly args?: readonly string[];
  /** `scripts/serve.mjs` runs what the tests built; `scripts/start.mjs` builds first. */
  readonly script?: string;
  /** Where the script is; this repository when absent. */
  readonly folder?: string;
  readonly startMs?: number;
  /** For Node itself, before the script. */
  readonly nodeArgs?: readonly string[];
}

/** A Weightroom server in a process of its own. */
export interface TestServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly pid: number;
  /** Resolves when the process is gone, for whatever reason. */
  readonly exited: Promise<ServerExit>;
  /** Everything that it has printed. */
  output(): string;
  kill(signal: NodeJS.Signals): Promise<ServerExit>;
  /** SIGTERM, and removes the data folder if this server made it. */
  stop(): Promise<ServerExit>;
}

/** Starts a server and resolves when it answers. @throws {Error} with its output when it does not. */
export async function startServer(options: StartOptions = {}): Promise<TestServer> {
  const server = await launchServer(options);
  try {
    await waitFor(
      "the server answers",
      () => server.hasEnded() || answers(server.url),
      options.startMs ?? 120_000,
    );
  } catch (error) {
    await server.kill("SIGKILL");
    throw new Error(`the server does not answer:\n${server.output()}`, { cause: error });
  }
  if (server.hasEnded()) {
    throw new Error(`the server ended while it started:\n${server.output()}`);
  }
  return server;
}

/** Starts a server without waiting for it: for starts that must fail. */
export async function launchServer(
  options: StartOptions = {},
): Promise<TestServer & { hasEnded(): boolean }> {
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "weightroom-")));
  const child = spawn(process.execPath, commandLine(options, port, dataDir), {
    cwd: options.folder ?? process.cwd(),
    env: cleanEnvironment(),
    // The channel closes when the tests die, and the server with it.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const { output, exited, hasEnded } = observe(child);
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return await exited;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    dataDir,
    pid: child.pid ?? -1,
    exited,
    output,
    hasEnded,
    kill,
    async stop() {
      const exit = await kill("SIGTERM");
      if (options.dataDir === undefined) {
        await rm(dataDir, { recursive: true, force: true });
      }
      return exit;
    },
  };
}

function commandLine(options: StartOptions, port: number, dataDir: string): string[] {
  return [
    ...(options.nodeArgs ?? []),
    options.script ?? "scripts/serve.mjs",
    "--port",
    String(port),
    "--data",
    dataDir,
    ...(options.args ?? []),
  ];
}

function observe(child: ChildProcess) {
  const chunks: string[] = [];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => chunks.push(text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => chunks.push(text));
  let isGone = false;
  const exited = new Promise<ServerExit>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      isGone = true;
      resolve({ code, signal });
    });
  });
  return { output: () => chunks.join(""), exited, hasEnded: () => isGone };
}

/** What a developer has set for a server of their own must not reach the tests'. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PORT, HOST, DATA_DIR, DATABASE_URL, REDIS_URL, ROLE, NODE_ENV, ...rest } = process.env;
  return { ...rest, NODE_ENV: "production" };
}

/** Below those that systems give to connections: what is free now stays free until it is used. */
const PORTS = { from: 20_000, to: 32_000 };

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once("error", () => resolve(false));
      probe.listen(port, () => resolve(true));
    });
    if (isFree) {
      await new Promise((resolve) => probe.close(resolve));
      return port;
    }
  }
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(`${url}/api/server`);
  await response.body?.cancel();
  return response.ok;
}
