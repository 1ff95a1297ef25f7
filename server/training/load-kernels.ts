import { readFile } from "node:fs/promises";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import { kernelEngine } from "#engine/kernels/kernel-engine.ts";
import { ORIGIN } from "#protocol/origin.ts";

/** The kernels are missing, damaged or of another build; the message is one plain line. */
export class KernelsError extends Error {
  override readonly name = "KernelsError";
}

/**
 * The kernels, compiled once for all threads. Rule TR-22: there is no slower way that would be
 * taken in silence, so they are tried here.
 *
 * @throws {KernelsError}
 */
export async function loadKernels(file: URL): Promise<WebAssembly.Module> {
  try {
    const module = new WebAssembly.Module(await readFile(file));
    const { data } = ORIGIN;
    if (data.kind === "table") {
      kernelEngine(module)
        .start(ORIGIN, datasetOf(ORIGIN, rawDataOf(data)))
        .advance(1);
    }
    return module;
  } catch (error) {
    const cause = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new KernelsError(`the kernels can't be used, build again: ${cause}`, { cause: error });
  }
}
