import { readFileSync } from "node:fs";
import { kernelEngine } from "#engine/kernels/kernel-engine.ts";

/** What the global setup compiled. */
function kernelModule(): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync("dist/kernels.wasm"));
}

/** The engine that the product trains with. */
export const fastEngine = kernelEngine(kernelModule());
