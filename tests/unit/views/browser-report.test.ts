import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
// biome-ignore lint/style/noRestrictedImports: scripts have no #name of their own.
import BrowserReporter from "../../../scripts/lib/browser-reporter.mjs";
// biome-ignore lint/style/noRestrictedImports: scripts have no #name of their own.
import { formatSummary, readBrowserReport } from "../../../scripts/lib/test-report.mjs";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "weightroom-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const planned = (title: string, outcome = "expected") => ({
  titlePath: () => ["", "chromium", "room.test.ts", title],
  outcome: () => outcome,
});

function report(ended: readonly (readonly [title: string, outcome: string, status: string])[]) {
  const file = join(folder, "reports", "browser.jsonl");
  const reporter = new BrowserReporter({ outputFile: file });
  const titles = ["plays", "pauses", "rewinds", "forks"];
  reporter.onBegin({}, { allTests: () => titles.map((title) => planned(title)) });
  for (const [title, outcome, status] of ended) {
    reporter.onTestEnd(planned(title, outcome), { status, error: undefined });
  }
  return { file, reporter };
}

test("UI-144 a suite that is ended counts what it knew and names what it did not reach", () => {
  const { file } = report([
    ["plays", "expected", "passed"],
    ["pauses", "unexpected", "failed"],
    ["rewinds", "skipped", "interrupted"],
  ]);
  // It was ended while it wrote.
  appendFileSync(file, '{"name":"room.te');
  const rows = readBrowserReport(file, 1);
  expect(rows).toEqual([
    {
      suite: "browser",
      passed: 1,
      failed: [
        "room.test.ts > pauses",
        "room.test.ts > rewinds (not reached)",
        "room.test.ts > forks (not reached)",
      ],
      skipped: [],
      unsteady: [],
    },
  ]);
  const { text, isGreen } = formatSummary(rows);
  expect(isGreen).toBe(false);
  expect(text).toContain("FAILED   room.test.ts > forks (not reached)");
  expect(text.split("\n").at(-1)).toBe("1 passed, 3 failed, 0 skipped");
});

test("UI-144 a whole suite is green; errors and a bad end are failures", () => {
  const { file, reporter } = report([
    ["plays", "expected", "passed"],
    ["pauses", "expected", "passed"],
    ["rewinds", "skipped", "skipped"],
    ["forks", "expected", "passed"],
  ]);
  const [row] = readBrowserReport(file, 0);
  expect(row).toMatchObject({ passed: 3, failed: [], skipped: ["room.test.ts > rewinds"] });
  expect(readBrowserReport(file, 1).at(-1)?.failed).toEqual(["playwright ended with 1"]);
  reporter.onError({ message: "the server did not start\nat start" });
  expect(readBrowserReport(file, 1)[0]?.failed).toEqual(["browser: the server did not start"]);
  const none = readBrowserReport(join(folder, "none.jsonl"), 1);
  expect(none.at(-1)?.failed).toEqual(["playwright ended with 1 and left no report"]);
});

test("UI-144 what passed only when it was tried again is named with the reason, and what failed twice fails", () => {
  const { file, reporter } = report([
    ["plays", "expected", "passed"],
    ["rewinds", "expected", "passed"],
  ]);
  const tries = (title: string, outcome: string, message?: string) =>
    reporter.onTestEnd(planned(title, outcome), {
      status: message === undefined ? "passed" : "failed",
      error: message === undefined ? undefined : { message },
    });
  tries("pauses", "unexpected", "\u001b[31mexpect(loss)\u001b[39m\n\n  Expected: 1\n  Received: 2");
  tries("pauses", "flaky");
  tries("forks", "unexpected", "first");
  tries("forks", "unexpected", "second");
  const rows = readBrowserReport(file, 1);
  expect(rows[0]).toMatchObject({
    passed: 3,
    failed: ["room.test.ts > forks: second"],
    unsteady: ["room.test.ts > pauses: expect(loss) | Expected: 1 | Received: 2"],
  });
  const { text } = formatSummary(rows);
  expect(text).toContain("UNSTEADY room.test.ts > pauses: expect(loss)");
  expect(text.split("\n").at(-1)).toBe("3 passed, 1 failed, 0 skipped");
});
