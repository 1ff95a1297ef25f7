import { kernelEngine } from "#engine/kernels/kernel-engine.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { Engine } from "#engine/training.ts";

/**
 * Rule RP-10: the kernels, or the reference where there is no WebAssembly (with SIMD) or they cannot
 * be fetched: the same bits, only slower.
 */
export async function loadEngine(url: string): Promise<Engine> {
  try {
    const response = await fetch(url);
    return response.ok
      ? kernelEngine(await WebAssembly.compile(await response.arrayBuffer()))
      : referenceEngine;
  } catch {
    return referenceEngine;
  }
}
