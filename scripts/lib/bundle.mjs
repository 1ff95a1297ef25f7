import { ROOT } from "./paths.mjs";

/** Output name to source of the server and its threads. */
export const SERVER_ENTRIES = {
  "server/main": "server/main.ts",
  "server/trainer-worker": "server/training/trainer-worker.ts",
  "server/storage-worker": "server/runs/storage-worker.ts",
};

/** Output name to source of every command. */
export const CLI_ENTRIES = { "cli/train": "cli/train.ts" };

/** esbuild's options: our sources in, packages out. `#x/...` is ours and is bundled. */
export function bundleOptions(entries, { outDir = "dist", sourcemap = "linked" } = {}) {
  return {
    absWorkingDir: ROOT,
    entryPoints: entries,
    outdir: outDir,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap,
    metafile: true,
    logLevel: "silent",
  };
}

/** Bundles entries; resolves to the source files that went in, relative to the top. */
export async function bundle(entries, options) {
  const { build } = await import("esbuild");
  const result = await build(bundleOptions(entries, options));
  return Object.keys(result.metafile.inputs);
}
