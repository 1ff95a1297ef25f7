import { build } from "esbuild";

/** One script that defines `bitsOf`, with the engines and nothing of a platform. */
export async function bundleBits(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["tests/support/bits-script.ts"],
    bundle: true,
    write: false,
    format: "iife",
    platform: "neutral",
    logLevel: "silent",
  });
  const [script] = outputFiles;
  if (script === undefined) {
    throw new Error("esbuild wrote nothing");
  }
  return script.text;
}
