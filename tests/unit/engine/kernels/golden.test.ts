import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { Bits } from "#tests/support/bits-script.ts";
import { bundleBits } from "#tests/support/bundle-bits.ts";
import { fingerprintsOf } from "#tests/support/golden-runs.ts";
import { fastEngine } from "#tests/support/kernels.ts";

const GOLDEN: unknown = JSON.parse(readFileSync("tests/golden/kernels.json", "utf8"));

test("EN-33 the kernels' bits after 10,000 steps are the golden ones", () => {
  expect(fingerprintsOf(fastEngine)).toEqual(GOLDEN);
});

test("EN-33 so are the reference's", () => {
  expect(fingerprintsOf(referenceEngine)).toEqual(GOLDEN);
});

test("EN-33 so are both in a worker thread", async () => {
  const script = await bundleBits();
  const bits = await new Promise<Bits>((resolve, reject) => {
    const worker = new Worker(
      `${script}; const { parentPort, workerData } = require("node:worker_threads");
       parentPort.postMessage(bitsOf(workerData));`,
      { eval: true, workerData: readFileSync("dist/kernels.wasm") },
    );
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  expect(bits).toEqual({ fast: GOLDEN, reference: GOLDEN });
});
