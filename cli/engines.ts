import { readFileSync } from "node:fs";
import { kernelEngine } from "#engine/kernels/kernel-engine.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { Engine } from "#engine/training.ts";

/** The build puts the kernels one folder above the commands. */
const KERNELS = new URL("../kernels.wasm", import.meta.url);

/** The engine by its name; the kernels are read and compiled when they are asked for. */
export async function loadEngine(name: Engine["name"]): Promise<Engine> {
  switch (name) {
    case "reference":
      return referenceEngine;
    case "fast":
      return kernelEngine(await WebAssembly.compile(readFileSync(KERNELS)));
  }
}
