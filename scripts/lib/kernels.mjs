import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { fingerprint, readStamp, removeStamp, writeStamp } from "./fingerprint.mjs";
import { inRoot } from "./paths.mjs";
import { runNode, toolPath } from "./run-tool.mjs";

/** Where the server and the commands read the kernels, and where pages fetch them. */
const OUTPUTS = [inRoot("dist", "kernels.wasm"), inRoot("public", "kernels.wasm")];

const SOURCES = [
  "engine/kernels/assembly",
  "engine/kernels/codes.ts",
  "engine/kernels/layout.ts",
  "scripts/lib/kernels.mjs",
  "package-lock.json",
];

const OPTIONS = [
  "-O3",
  "--converge",
  "--noAssert",
  ...["--runtime", "stub"],
  ...["--enable", "simd"],
  "--importMemory",
  // Nothing is thrown, so nothing needs to be imported for it.
  ...["--use", "abort="],
  // Below lies the table of engine/kernels/layout.ts.
  ...["--memoryBase", "2048"],
  // Vectors are handed between our own functions only.
  ...["--disableWarning", "112"],
];

/** Compiles the engine's kernels when their sources have changed. */
export const kernelsStep = {
  title: "compiling the kernels",
  isFresh: () =>
    OUTPUTS.every((file) => existsSync(file)) &&
    readStamp("kernels")?.digest === fingerprint(SOURCES),
  async run() {
    const digest = fingerprint(SOURCES);
    removeStamp("kernels");
    mkdirSync(inRoot("dist"), { recursive: true });
    mkdirSync(inRoot("public"), { recursive: true });
    const draft = inRoot("dist", `kernels.${process.pid}.wasm`);
    const entry = "engine/kernels/assembly/index.ts";
    await runNode(toolPath("assemblyscript", "bin", "asc.js"), [entry, "-o", draft, ...OPTIONS]);
    for (const file of OUTPUTS) {
      // Whole or not at all: somebody may be reading.
      const copy = `${file}.${process.pid}`;
      copyFileSync(draft, copy);
      renameSync(copy, file);
    }
    rmSync(draft);
    writeStamp("kernels", { digest });
  },
};
