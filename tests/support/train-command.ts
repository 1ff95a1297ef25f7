import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { expect } from "vitest";

/** The command, bundled as the build does it, in a folder of its own. */
export class TrainCommand {
  readonly folder = mkdtempSync(join(tmpdir(), "weightroom-train-"));
  readonly #file = join(this.folder, "cli", "train.mjs");

  constructor() {
    buildSync({
      entryPoints: ["cli/train.ts"],
      bundle: true,
      platform: "node",
      format: "esm",
      outfile: this.#file,
    });
    copyFileSync("dist/kernels.wasm", join(this.folder, "kernels.wasm"));
  }

  run(words: readonly string[], input = "") {
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.#file, ...words], {
      input,
      encoding: "utf8",
      cwd: this.folder,
      maxBuffer: 2 ** 28,
    });
    return { status, stdout, stderr };
  }

  /** The one object on stdout of a run that went well. */
  train(settings: unknown, ...words: string[]) {
    const { status, stdout, stderr } = this.run(
      ["--settings", "-", ...words],
      JSON.stringify(settings),
    );
    expect([status, stderr]).toEqual([0, ""]);
    return JSON.parse(stdout);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
