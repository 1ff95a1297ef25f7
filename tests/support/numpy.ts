import { spawnSync } from "node:child_process";

/** What runs scripts: one process for all of them, each with names of its own. */
const DRIVER = `
import contextlib, io, json, sys
answers = []
for script in json.load(sys.stdin):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(script, "script", "exec"), {"__name__": "__main__"})
    answers.append(out.getvalue())
json.dump(answers, sys.stdout)
`;

/** The system's python3 can import numpy. */
export function hasNumpy(): boolean {
  return spawnSync("python3", ["-c", "import numpy"]).status === 0;
}

/** What each script printed, by name: "W1 = [[...]]" is W1. */
export function runInNumpy(scripts: readonly string[]): readonly ReadonlyMap<string, unknown>[] {
  const { status, stdout, stderr } = spawnSync("python3", ["-W", "error", "-c", DRIVER], {
    input: JSON.stringify(scripts),
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) {
    throw new Error(`python3 ended with ${status}: ${stderr}`);
  }
  const answers: unknown = JSON.parse(stdout);
  return Array.isArray(answers) ? answers.map((text) => valuesOf(String(text))) : [];
}

function valuesOf(printed: string): ReadonlyMap<string, unknown> {
  return new Map(
    printed
      .trim()
      .split("\n")
      .map((line) => {
        const [, name = "", value = "null"] = /^(\S+) = (.*)$/.exec(line) ?? [];
        return [name, JSON.parse(value)];
      }),
  );
}
