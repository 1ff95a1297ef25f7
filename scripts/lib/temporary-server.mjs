import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inRoot, ROOT } from "./paths.mjs";
import { prepareServer } from "./steps.mjs";

const ADDRESS = /http:\/\/localhost:(\d+)/;
const START_MS = 60_000;

/** The server with an empty data folder, on a port that the system chooses. */
export async function startTemporaryServer() {
  await prepareServer();
  const dataDir = mkdtempSync(join(tmpdir(), "weightroom-"));
  const args = ["--port", "0", "--host", "127.0.0.1", "--data", dataDir];
  const child = spawn(process.execPath, [inRoot("scripts", "serve.mjs"), ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    printed += text;
  });
  const exited = new Promise((resolve) => {
    child.once("exit", resolve);
  });
  const deadline = Date.now() + START_MS;
  while (!ADDRESS.test(printed)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`the server did not come up. ${printed}`);
    }
    await wait(50);
  }
  return {
    url: `http://127.0.0.1:${ADDRESS.exec(printed)[1]}`,
    async stop() {
      child.kill("SIGTERM");
      await exited;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
