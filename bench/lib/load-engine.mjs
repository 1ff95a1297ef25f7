import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundleOptions } from "../../scripts/lib/bundle.mjs";
import { inRoot, ROOT } from "../../scripts/lib/paths.mjs";
import { prepareBundles } from "../../scripts/lib/steps.mjs";

const OUT_FILE = "dist/bench/engine.js";

/** What the benchmark takes from the product, bundled for Node as the server's threads are. */
const ENTRY = `
export { loadDataset } from "#engine/data/load-dataset.ts";
export { initialParameters } from "#engine/initial.ts";
export { kernelEngine } from "#engine/kernels/kernel-engine.ts";
export { networkLayers } from "#engine/network.ts";
export { explainStep } from "#engine/reference/explain.ts";
export { referenceEngine } from "#engine/reference/reference-engine.ts";
export { parseSettings } from "#protocol/settings.ts";
`;

/** The product's engine and the kernels' bytes, built first where sources changed. */
export async function loadEngine() {
  const failures = await prepareBundles();
  if (failures.length > 0) {
    throw failures[0];
  }
  const { entryPoints: _entries, outdir: _outDir, ...options } = bundleOptions({});
  await build({
    ...options,
    stdin: { contents: ENTRY, loader: "ts", resolveDir: ROOT },
    outfile: inRoot(OUT_FILE),
    sourcemap: false,
  });
  const engine = await import(pathToFileURL(inRoot(OUT_FILE)).href);
  return { ...engine, kernelBytes: readFileSync(inRoot("dist", "kernels.wasm")) };
}
