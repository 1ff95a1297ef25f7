import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { say } from "./progress.mjs";
import { run, runNode, toolPath } from "./run-tool.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]),
];

/**
 * Playwright's own Chromium, or one that the system has; null when there is none.
 * `executablePath` is absent for Playwright's own, which it finds itself.
 */
export function findBrowser() {
  if (existsSync(chromium.executablePath())) {
    return {};
  }
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const path = [...onPath, ...PLACES].find((place) => existsSync(place));
  return path === undefined ? null : { executablePath: path };
}

/** Finds a browser or installs one; null, and said why, when that is impossible. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found !== null) {
    return found;
  }
  say("no Chromium found: installing Playwright's own");
  const failures = [];
  await runNode(toolPath("@playwright", "test", "cli.js"), ["install", "chromium"]).catch((error) =>
    failures.push(error),
  );
  if (findBrowser() === null && mayUseApt()) {
    say("that failed: installing Debian's chromium with apt-get");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update"], { env })
      .then(() => run("apt-get", ["install", "-y", "chromium"], { env }))
      .catch((error) => failures.push(error));
  }
  const installed = findBrowser();
  if (installed === null) {
    for (const failure of failures) {
      say(`${failure.message}\n${failure.output ?? ""}`);
    }
  }
  return installed;
}

function mayUseApt() {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
}
