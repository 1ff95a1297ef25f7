import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { endWithNpm } from "./end-with-npm.mjs";
import { failClearly } from "./fail-clearly.mjs";
import { inRoot, ROOT } from "./paths.mjs";
import { say } from "./progress.mjs";
import { toolPath } from "./run-tool.mjs";
import { prepareBundles, prepareServer } from "./steps.mjs";
import { emptyRow, formatSummary, readBrowserReport, readVitestReport } from "./test-report.mjs";

const REPORTS = inRoot("dist", "reports");
/** A suite that hangs is ended, so that the others still count and all of it takes less than 45 minutes. */
const SUITE_MS = 34 * 60_000;

const CHECKS = [
  ["lint", toolPath("@biomejs", "biome", "bin", "biome"), ["check", "."]],
  ["types", toolPath("typescript", "bin", "tsc"), ["--noEmit"]],
  ["dead code", toolPath("knip", "bin", "knip.js"), ["--no-progress"]],
];

/** Everything there is to check, one after the other; the last line has the totals of all. */
export async function runTests() {
  endWithNpm();
  await prepareServer().catch((error) => failClearly("The tests could not be prepared", error));
  const failures = await prepareBundles();
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const rows = [];
  for (const [name, tool, args] of CHECKS) {
    rows.push(checkRow(name, (await runLive(name, tool, args)) === 0));
  }
  rows.push(...failures.map((failure) => checkRow(`bundle: ${failure.message}`, false)));
  rows.push(...(await runVitest("fast")), ...(await runVitest("process")));
  rows.push(...(await runBrowserTests()));
  const { text, isGreen } = formatSummary(rows);
  process.stdout.write(`${text}\n`);
  process.exit(isGreen ? 0 : 1);
}

function checkRow(name, isGood) {
  const row = emptyRow(name);
  if (isGood) {
    row.passed = 1;
  } else {
    row.failed.push(name);
  }
  return row;
}

async function runVitest(project) {
  const report = inRoot("dist", "reports", `${project}.json`);
  const code = await runLive(`${project} tests`, toolPath("vitest", "vitest.mjs"), [
    "run",
    `--project=${project}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  return readVitestReport(report, code);
}

async function runBrowserTests() {
  const { ensureBrowser } = await import("./find-browser.mjs");
  if ((await ensureBrowser()) === null) {
    // Named and failed: a green line must not mean that no browser was there.
    const row = emptyRow("browser");
    row.failed.push("browser tests: there is no Chromium, and none could be installed");
    return [row];
  }
  if (!hasBrowserTests()) {
    return [];
  }
  const code = await runLive("browser tests", toolPath("@playwright", "test", "cli.js"), ["test"]);
  return readBrowserReport(inRoot("dist", "reports", "browser.jsonl"), code);
}

function hasBrowserTests() {
  const folder = inRoot("tests", "e2e");
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".test.ts"));
}

/** Runs a tool with its output on the screen; resolves to its exit code. */
function runLive(title, file, args) {
  say(`\n== ${title}`);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: ROOT,
      stdio: ["ignore", "inherit", "inherit"],
    });
    const stop = () => child.kill();
    const timer = setTimeout(() => {
      say(`${title}: ended after ${SUITE_MS / 60_000} minutes`);
      stop();
    }, SUITE_MS);
    process.once("SIGTERM", stop);
    child.on("close", (code) => {
      clearTimeout(timer);
      process.off("SIGTERM", stop);
      resolve(code ?? 1);
    });
  });
}
