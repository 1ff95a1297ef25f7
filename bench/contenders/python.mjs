import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

// The interpreter on the path may lack what the system's has.
const INTERPRETERS = ["python3", "/usr/bin/python3"];

const pathOf = (name) => fileURLToPath(new URL(`../peers/${name}`, import.meta.url));

function interpreterWith(module) {
  return INTERPRETERS.find(
    (python) => spawnSync(python, ["-c", `import ${module}`], { stdio: "ignore" }).status === 0,
  );
}

function versionOf(python, module) {
  const { stdout } = spawnSync(python, ["-c", `import ${module}; print(${module}.__version__)`]);
  return String(stdout).trim();
}

/** A peer in a Python process of its own; null when this machine has no such package. */
export function pythonContender({ name, module, file, threads }) {
  const python = interpreterWith(module);
  if (python === undefined) {
    return null;
  }
  return {
    name,
    about: `${module} ${versionOf(python, module)}, float64, ${threads === 1 ? "one thread" : "its own choice of threads"}`,
    tolerance: 1e-9,
    async open(problem) {
      const limit = threads === 1 ? { OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1" } : {};
      const child = spawn(python, [pathOf(file)], {
        env: { ...process.env, ...limit },
        stdio: ["pipe", "pipe", "inherit"],
      });
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const ask = async (command) => {
        child.stdin.write(`${JSON.stringify(command)}\n`);
        const { value, done } = await lines.next();
        if (done) {
          throw new Error(`${name} ended without an answer`);
        }
        return JSON.parse(value);
      };
      await ask({ kind: "open", problem });
      return {
        train: async (steps) => (await ask({ kind: "train", steps })).ms,
        parameters: async () => (await ask({ kind: "parameters" })).parameters,
        close: () => child.kill(),
      };
    },
  };
}
