import { defineConfig } from "vitest/config";

const globalSetup = ["tests/support/build-bundles.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "fast",
          include: ["tests/{unit,contract,fuzz}/**/*.test.{ts,tsx}"],
          globalSetup,
          testTimeout: 60_000,
        },
      },
      {
        // Each starts processes: one file at a time, on a machine of two cores.
        test: {
          name: "process",
          include: ["tests/{integration,cluster}/**/*.test.ts"],
          globalSetup,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
