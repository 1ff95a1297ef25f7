import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ROOT } from "./paths.mjs";

/** Of a message that tells what was expected and what came. */
const REASON_LINES = 6;

/**
 * A row of the summary: how many passed, and names of what failed, of what was skipped, and of what
 * passed only when it was tried again.
 */
export function emptyRow(suite) {
  return { suite, passed: 0, failed: [], skipped: [], unsteady: [] };
}

/** Rows by test folder, from vitest's JSON. */
export function readVitestReport(path, exitCode) {
  const report = readReport(path);
  const rows = new Map();
  for (const file of report?.testResults ?? []) {
    const name = relative(ROOT, file.name).replaceAll("\\", "/");
    const suite = name.split("/")[1] ?? name;
    const row = rows.get(suite) ?? emptyRow(suite);
    rows.set(suite, row);
    const failedBefore = row.failed.length;
    for (const test of file.assertionResults) {
      count(row, test.status, `${name}: ${test.fullName}`);
    }
    if (file.status === "failed" && row.failed.length === failedBefore) {
      row.failed.push(`${name}: ${firstLine(file.message)}`);
    }
  }
  return withExitCode([...rows.values()], "vitest", exitCode, report !== null);
}

/** One row, from what `browser-reporter.mjs` wrote until its end or until it was ended. */
export function readBrowserReport(path, exitCode) {
  const lines = existsSync(path) ? linesOf(readFileSync(path, "utf8")) : [];
  const row = emptyRow("browser");
  const notReached = new Set(lines.flatMap(({ planned }) => planned ?? []));
  const hasReport = notReached.size > 0;
  for (const { name, outcome, reason } of endsOf(lines)) {
    notReached.delete(name);
    const status = BROWSER_OUTCOMES[outcome] ?? "failed";
    const named = reason === undefined ? name : `${name}: ${inOneLine(reason)}`;
    count(row, status, status === "failed" ? named : name);
    if (outcome === "flaky") {
      row.unsteady.push(named);
    }
  }
  row.failed.push(...[...notReached].map((name) => `${name} (not reached)`));
  for (const { error } of lines.filter((line) => line.error !== undefined)) {
    row.failed.push(`browser: ${firstLine(error)}`);
  }
  return withExitCode([row], "playwright", exitCode, hasReport);
}

const BROWSER_OUTCOMES = { expected: "passed", flaky: "passed", skipped: "skipped" };

/** Of each test the outcome after its last try, and why one failed before. */
function endsOf(lines) {
  const ends = new Map();
  for (const line of lines.filter(({ name }) => name !== undefined)) {
    ends.set(line.name, { ...line, reason: line.reason ?? ends.get(line.name)?.reason });
  }
  return [...ends.values()];
}

/** The last line may have been cut off. */
function linesOf(text) {
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

function count(row, status, name) {
  if (status === "passed") {
    row.passed += 1;
  } else if (status === "failed") {
    row.failed.push(name);
  } else {
    row.skipped.push(name);
  }
}

/** A runner that ended badly, or wrote nothing, has failed even if no test says so. */
function withExitCode(rows, runner, exitCode, hasReport) {
  const isToldByTests = rows.some((row) => row.failed.length > 0);
  if (!hasReport || (exitCode !== 0 && !isToldByTests)) {
    const row = emptyRow(runner);
    row.failed.push(`${runner} ended with ${exitCode}${hasReport ? "" : " and left no report"}`);
    return [...rows, row];
  }
  return rows;
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}

/** What was expected and what came, without colours. */
function inOneLine(message) {
  const lines = stripVTControlCharacters(message).split("\n");
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, REASON_LINES)
    .join(" | ");
}

function firstLine(message) {
  return String(message ?? "failed").split("\n", 1)[0];
}

/** The table, the names that somebody must see, and the totals in the last line. */
export function formatSummary(rows) {
  const totals = {
    passed: rows.reduce((sum, row) => sum + row.passed, 0),
    failed: rows.flatMap((row) => row.failed),
    skipped: rows.flatMap((row) => row.skipped),
  };
  const width = Math.max(...rows.map((row) => row.suite.length));
  const cells = (...values) => values.map((value) => String(value).padStart(9)).join("");
  const lines = [
    "",
    `${"".padEnd(width)}${cells("passed", "failed", "skipped")}`,
    ...rows.map(
      (row) =>
        `${row.suite.padEnd(width)}${cells(row.passed, row.failed.length, row.skipped.length)}`,
    ),
    "",
    ...totals.skipped.map((name) => `SKIPPED  ${name}`),
    ...rows.flatMap((row) => row.unsteady).map((name) => `UNSTEADY ${name}`),
    ...totals.failed.map((name) => `FAILED   ${name}`),
    `${totals.passed} passed, ${totals.failed.length} failed, ${totals.skipped.length} skipped`,
  ];
  return { text: lines.join("\n"), isGreen: totals.failed.length === 0 && totals.passed > 0 };
}
