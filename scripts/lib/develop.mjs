import { spawn } from "node:child_process";
import { bundleOptions, SERVER_ENTRIES } from "./bundle.mjs";
import { endWithNpm } from "./end-with-npm.mjs";
import { failClearly } from "./fail-clearly.mjs";
import { inRoot, ROOT } from "./paths.mjs";
import { say } from "./progress.mjs";
import { forgetBundles, prepareDevelopment } from "./steps.mjs";

const SETTLE_MS = 150;
const KILL_MS = 10_000;

/**
 * Next reloads the pages by itself. A change to the server or one of its threads bundles it anew
 * and restarts it, which its rooms survive.
 */
export async function develop(args) {
  endWithNpm();
  try {
    await prepareDevelopment();
  } catch (error) {
    failClearly("Weightroom could not be prepared", error);
  }
  forgetBundles();
  const server = new DevelopmentServer(args);
  const { context } = await import("esbuild");
  const watcher = await context({
    ...bundleOptions(SERVER_ENTRIES),
    plugins: [
      {
        name: "restart",
        setup(build) {
          build.onEnd(({ errors }) => server.built(errors));
        },
      },
    ],
  });
  await watcher.watch();
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, async () => {
      await watcher.dispose();
      process.exit(await server.stop());
    });
  }
}

/** One server process at a time. */
class DevelopmentServer {
  #args;
  #child = null;
  #exited = Promise.resolve(0);
  #timer;
  #isStopping = false;

  constructor(args) {
    this.#args = args;
  }

  /** After each bundling. A fault in the sources leaves the last good server running. */
  built(errors) {
    clearTimeout(this.#timer);
    if (errors.length > 0) {
      for (const { text, location } of errors) {
        say(`${location?.file ?? "?"}:${location?.line ?? "?"}: ${text}`);
      }
      return;
    }
    this.#timer = setTimeout(() => void this.#restart(), SETTLE_MS);
  }

  async stop() {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    child?.kill("SIGTERM");
    const killer = setTimeout(() => child?.kill("SIGKILL"), KILL_MS);
    const code = await this.#exited;
    clearTimeout(killer);
    return code;
  }

  async #restart() {
    if (this.#child !== null) {
      say("  the server changed: restarting it");
    }
    await this.stop();
    this.#isStopping = false;
    const child = spawn(
      process.execPath,
      [inRoot("scripts", "serve.mjs"), "--dev", ...this.#args],
      {
        cwd: ROOT,
        stdio: ["ignore", "inherit", "inherit", "ipc"],
      },
    );
    this.#child = child;
    this.#exited = new Promise((resolve) => {
      child.once("exit", (code) => {
        if (this.#child === child) {
          this.#child = null;
        }
        if (!this.#isStopping) {
          say("  the server ended; it starts again at the next change");
        }
        resolve(code ?? 1);
      });
    });
  }
}
