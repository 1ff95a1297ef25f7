import { spawn } from "node:child_process";
import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneRepository, npm, npmEnvironment } from "#tests/support/clone-repository.ts";
import {
  freePort,
  launchServer,
  type StartOptions,
  startServer,
  type TestServer,
} from "#tests/support/start-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

const BUILD_MS = 10 * 60_000;
const script = "scripts/start.mjs";

let folder = "";
let scratch = "";
let removeClone = () => Promise.resolve();
const running = new Set<TestServer>();

beforeAll(async () => {
  const clone = await cloneRepository();
  folder = clone.folder;
  removeClone = clone.remove;
  scratch = await mkdtemp(join(tmpdir(), "weightroom-install-"));
});

afterAll(async () => {
  await Promise.all([...running].map((server) => server.kill("SIGKILL")));
  await Promise.all([removeClone(), rm(scratch, { recursive: true, force: true })]);
});

async function start(options: StartOptions = {}): Promise<TestServer> {
  const server = await startServer({ folder, script, startMs: BUILD_MS, ...options });
  running.add(server);
  return server;
}

/** Starts a server that must not come up; resolves to all that it said. */
async function startInVain(options: StartOptions): Promise<string> {
  const server = await launchServer({ folder, script, ...options });
  running.add(server);
  const exit = await server.exited;
  expect(exit).toEqual({ code: 1, signal: null });
  expect(server.output().trimEnd().split("\n")).toHaveLength(1);
  return server.output();
}

test("IN-1 One command installs, builds and serves a fresh clone", {
  timeout: BUILD_MS,
}, async () => {
  const server = await start({ dataDir: join(scratch, "first") });
  expect(server.output()).toContain("installing packages");
  expect(server.output()).toContain("building the pages");
  await waitFor("the address is printed", () =>
    server.output().includes(`http://localhost:${server.port}`),
  );
  const page = await fetch(server.url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Weightroom");
  const info: unknown = await fetch(`${server.url}/api/server`).then((answer) => answer.json());
  expect(info).toMatchObject({ protocol: expect.any(Number), addresses: expect.any(Array) });
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});

test("IN-2 A second start with nothing changed builds nothing", async () => {
  const server = await start({ dataDir: join(scratch, "first") });
  expect(server.output()).not.toMatch(/installing|generating|bundling|building/);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});

test("IN-3 A port in use is one clear line and exit code 1", async () => {
  const blocker: Server = createServer();
  const port = await new Promise<number>((resolve, reject) => {
    blocker.listen(0, "0.0.0.0", () => {
      const address = blocker.address();
      if (typeof address === "object" && address !== null) {
        resolve(address.port);
      } else {
        reject(new Error("no port"));
      }
    });
  });
  expect(await startInVain({ port })).toContain(`port ${port} is in use`);
  await new Promise((resolve) => blocker.close(resolve));
});

test("IN-4 A data folder that another process holds is one clear line and exit code 1", async () => {
  const dataDir = join(scratch, "held");
  const holder = await start({ dataDir });
  expect(await startInVain({ dataDir })).toContain(dataDir);
  const stillThere = await fetch(`${holder.url}/api/server`);
  expect(stillThere.status).toBe(200);
  await holder.stop();
});

test("IN-5 A data folder that cannot be written is one clear line and exit code 1", async () => {
  const file = join(scratch, "a-file");
  await writeFile(file, "");
  const dataDir = join(file, "data");
  expect(await startInVain({ dataDir })).toContain(dataDir);
});

test("IN-6 A flag or port that does not exist is one clear line and exit code 1", async () => {
  expect(await startInVain({ args: ["--prot", "4000"] })).toContain("--prot");
  expect(await startInVain({ args: ["--port", "70000"] })).toContain("70000");
});

test("IN-7 A Node that is too old is one clear line and exit code 1", async () => {
  const preload = join(scratch, "old-node.cjs");
  await writeFile(
    preload,
    'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.18.3" } });',
  );
  const said = await startInVain({ nodeArgs: ["--require", preload] });
  expect(said).toContain("20.19");
  expect(said).toContain("20.18.3");
});

test("IN-8 A build that was broken off is made anew, by one of two starts at once", {
  timeout: 2 * BUILD_MS,
}, async () => {
  await appendFile(join(folder, "next.config.js"), "// changed\n");
  const broken = await launchServer({ folder, script });
  running.add(broken);
  await waitFor(
    "the build has begun",
    () => broken.output().includes("building the pages"),
    60_000,
  );
  await broken.stop();
  const [one, two] = await Promise.all([
    start({ dataDir: join(scratch, "one") }),
    start({ dataDir: join(scratch, "two") }),
  ]);
  const builds = [one, two].flatMap((server) =>
    server.output().match(/building the pages \.\.\./g),
  );
  expect(builds.filter((build) => build !== null)).toHaveLength(1);
  for (const server of [one, two]) {
    expect((await fetch(server.url)).status).toBe(200);
    await server.stop();
  }
});

test.skipIf(process.platform === "win32")(
  "IN-10 A SIGTERM to npm start ends the server too",
  async () => {
    const port = await freePort();
    const dataDir = join(scratch, "by-npm");
    const args = ["start", "--", "--port", String(port), "--data", dataDir];
    const child = spawn("npm", args, { cwd: folder, env: npmEnvironment(), stdio: "ignore" });
    const answers = () => fetch(`http://127.0.0.1:${port}/api/server`).then(({ ok }) => ok);
    await waitFor("the server answers", answers, 60_000);
    child.kill("SIGTERM");
    await waitFor(
      "the server is gone",
      () =>
        answers().then(
          () => false,
          () => true,
        ),
      20_000,
    );
    const next = await start({ dataDir });
    await next.stop();
  },
);

test("IN-9 The train command in a fresh clone prints JSON alone on stdout", {
  timeout: BUILD_MS,
}, async () => {
  const fresh = await cloneRepository();
  try {
    const train = () =>
      npm(fresh.folder, "run", "-s", "train", "--", "--settings", "examples/origin.json");
    const first = await train();
    expect(first.stderr).toContain("installing packages");
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ parameterCount: 16 });
    const second = await train();
    expect(second.stderr).toBe("");
    expect(snapshotsOf(second.stdout)).toEqual(snapshotsOf(first.stdout));
    const refused = await npm(fresh.folder, "run", "-s", "train", "--", "--settings", "none.json");
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr.trimEnd().split("\n")).toHaveLength(1);
  } finally {
    await fresh.remove();
  }
});

function snapshotsOf(json: string): unknown {
  return JSON.parse(json).snapshots;
}
