import { defineConfig, devices } from "@playwright/test";
import { BROWSER_FLAGS } from "./scripts/lib/browser-flags.mjs";
import { findBrowser } from "./scripts/lib/find-browser.mjs";

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.test.ts",
  globalSetup: "./tests/support/serve-for-browsers.ts",
  outputDir: "test-results",
  forbidOnly: process.env["CI"] !== undefined,
  // On a machine that is busy with much else a test may fail once; the last lines name each that did.
  retries: 1,
  // Several browsers train in one room: a second worker would starve them on two cores.
  workers: 1,
  // On a machine that is busy with much else; one that is not never waits for so long.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [
    ["list"],
    ["./scripts/lib/browser-reporter.mjs", { outputFile: "dist/reports/browser.jsonl" }],
  ],
  use: {
    // Set by the global setup, before the workers start.
    baseURL: process.env["WEIGHTROOM_URL"],
    launchOptions: { args: BROWSER_FLAGS, ...findBrowser() },
    // Without a film of every page, which takes longer than what is tested.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
    screenshot: "only-on-failure",
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
});
