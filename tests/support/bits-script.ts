import { kernelEngine } from "#engine/kernels/kernel-engine.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { fingerprintsOf } from "#tests/support/golden-runs.ts";

/** What a thread finds out, from the bytes of the kernels. */
export interface Bits {
  readonly fast: Readonly<Record<string, string>>;
  readonly reference: Readonly<Record<string, string>>;
}

/** For a page, a Web Worker and a thread of Node alike: bundled with the engine into one script. */
Object.assign(globalThis, {
  bitsOf: (kernels: Uint8Array<ArrayBuffer>): Bits => ({
    fast: fingerprintsOf(kernelEngine(new WebAssembly.Module(kernels))),
    reference: fingerprintsOf(referenceEngine),
  }),
});
