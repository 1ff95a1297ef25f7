import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { loadKernels } from "#server/training/load-kernels.ts";
import { TrainerPool } from "#server/training/trainer-pool.ts";

/** A run of this name makes its worker thread die, as running out of memory would. */
export const DEADLY = "deadly";

/** The trainer's worker, bundled from today's sources into a folder of its own. */
export interface TrainerBundle {
  open(workerCount: number, tables?: Readonly<Record<string, Uint8Array>>): TrainerPool;
  remove(): Promise<void>;
}

export async function bundleTrainer(): Promise<TrainerBundle> {
  const folder = await mkdtemp(path.join(tmpdir(), "weightroom-trainer-"));
  const contents = `import { parentPort } from "node:worker_threads";
    import "#server/training/trainer-worker.ts";
    parentPort?.on("message", (message) => {
      if (message.spec?.run.name === "${DEADLY}") process.exit(3);
    });`;
  const outfile = path.join(folder, "worker.mjs");
  await build({
    stdin: { contents, loader: "ts", resolveDir: process.cwd() },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
  });
  const kernels = await loadKernels(pathToFileURL("dist/kernels.wasm"));
  return {
    open: (workerCount, tables = {}) =>
      new TrainerPool({
        workerUrl: pathToFileURL(outfile),
        workerCount,
        kernels,
        readTable: (hash) => Promise.resolve(tables[hash] ?? null),
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
