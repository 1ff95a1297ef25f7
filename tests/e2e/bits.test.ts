import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import type { Bits } from "#tests/support/bits-script.ts";
import { test } from "#tests/support/browser-test.ts";
import { bundleBits } from "#tests/support/bundle-bits.ts";

const GOLDEN: unknown = JSON.parse(readFileSync("tests/golden/kernels.json", "utf8"));
const KERNELS = readFileSync("dist/kernels.wasm").toString("base64");

test("EN-33 the bits after 10,000 steps are the golden ones on a page", async ({ page }) => {
  await page.addScriptTag({ content: await bundleBits() });
  const bits = await page.evaluate<Bits, string>((kernels) => {
    const bytes = Uint8Array.from(atob(kernels), (letter) => letter.charCodeAt(0));
    const { bitsOf } = globalThis as unknown as { bitsOf(bytes: Uint8Array): Bits };
    return bitsOf(bytes);
  }, KERNELS);
  expect(bits).toEqual({ fast: GOLDEN, reference: GOLDEN });
});

test("EN-33 so are they in a Web Worker, of the kernels that the server serves", async ({
  page,
}) => {
  const served = await page.request.get("/kernels.wasm");
  expect(served.headers()["content-type"]).toBe("application/wasm");
  const kernels = (await served.body()).toString("base64");
  expect(kernels).toBe(KERNELS);
  await page.goto("about:blank");
  const bits = await page.evaluate<Bits, readonly [script: string, kernels: string]>(
    ([script, base64]) =>
      new Promise((resolve, reject) => {
        const answer = `${script}; self.onmessage = ({ data }) => self.postMessage(bitsOf(data));`;
        const url = URL.createObjectURL(new Blob([answer], { type: "text/javascript" }));
        const worker = new Worker(url);
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
      }),
    [await bundleBits(), kernels],
  );
  expect(bits).toEqual({ fast: GOLDEN, reference: GOLDEN });
});
