import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { KernelsError, loadKernels } from "#server/training/load-kernels.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "weightroom-kernels-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The smallest module: it computes nothing. */
const EMPTY = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

test("TR-22 what was built is loaded and tried", async () => {
  expect(await loadKernels(pathToFileURL("dist/kernels.wasm"))).toBeInstanceOf(WebAssembly.Module);
});

test.each<[string, Uint8Array | null]>([
  ["missing", null],
  ["damaged", new Uint8Array([1, 2, 3])],
  ["others", EMPTY],
])(
  "TR-22 kernels that are %s are one line for the operator, not a slower engine",
  async (name, bytes) => {
    const file = join(folder, name);
    if (bytes !== null) {
      await writeFile(file, bytes);
    }
    const error = await loadKernels(pathToFileURL(file)).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(KernelsError);
    expect(String(error)).toMatch(/^KernelsError: the kernels can't be used, build again: [^\n]+$/);
  },
);
