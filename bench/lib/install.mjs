import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const BENCH = fileURLToPath(new URL("..", import.meta.url));

/** Installs the peers from the benchmark's own lock file. */
export async function installPeers() {
  process.stderr.write("installing the peers of the benchmark …\n");
  const isWindows = process.platform === "win32";
  const child = spawn(isWindows ? "npm.cmd" : "npm", ["ci"], {
    cwd: BENCH,
    stdio: ["ignore", "ignore", "inherit"],
    shell: isWindows,
  });
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) {
    throw new Error(`the peers could not be installed: npm ci ended with ${code}`);
  }
}
