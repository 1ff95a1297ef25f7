import { spawn } from "node:child_process";
import { basename } from "node:path";
import { inRoot, ROOT } from "./paths.mjs";

/** A tool that ended badly, with what it printed. */
class ToolError extends Error {
  name = "ToolError";

  constructor(message, output) {
    super(message);
    this.output = output;
  }
}

/** Runs a Node program to its end and keeps its output; it dies with this process. */
export function runNode(file, args, env = {}) {
  return run(process.execPath, [file, ...args], { env });
}

/** The entry of a package's command, as a path that Node runs on every system. */
export function toolPath(...names) {
  return inRoot("node_modules", ...names);
}

/** npm as it was called, or the one on the PATH. */
export function runNpm(args) {
  const path = process.env.npm_execpath;
  if (path !== undefined && basename(path) === "npm-cli.js") {
    return run(process.execPath, [path, ...args], {});
  }
  return run("npm", args, { shell: process.platform === "win32" });
}

/** @throws {ToolError} when the program cannot start or ends with another code than 0. */
export function run(command, args, { env = {}, shell = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      shell,
      // `npm run -s` would silence an npm inside it, errors and all.
      env: { ...process.env, npm_config_loglevel: "warn", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const title = [command, ...args].map((word) => basename(word)).join(" ");
    const letGo = endWith(child);
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString("utf8");
    child.on("error", (error) => {
      letGo();
      reject(new ToolError(`${command} did not start: ${error.message}`, output()));
    });
    child.on("close", (code, signal) => {
      letGo();
      if (code === 0) {
        resolve(output());
      } else {
        reject(new ToolError(`${title} ended with ${signal ?? code}`, output()));
      }
    });
  });
}

/** While the child runs, a signal to this process ends both. */
function endWith(child) {
  const stop = (signal) => {
    child.kill();
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return () => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  };
}
