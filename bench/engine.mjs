// npm run bench:engine [-- --rounds N] [--only ORIGIN,...] [--json FILE]
// The kernels beside what people would use instead, in one run and in turns: a table on stderr
// and JSON on stdout. Every contender must first show that it trains the same numbers.
import { existsSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { installPeers } from "./lib/install.mjs";
import { loadEngine } from "./lib/load-engine.mjs";
import { checkContender, expectedParameters, timeInTurns } from "./lib/measure.mjs";
import { plainProblem, problemOf } from "./lib/problem.mjs";
import { report, summaries } from "./lib/report.mjs";
import { compileTime, startUp } from "./lib/start-up.mjs";
import { WORKS } from "./works.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "9" },
    only: { type: "string" },
    json: { type: "string" },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(`bench:engine: --rounds ${values.rounds} is no whole number from 1\n`);
  process.exit(2);
}

if (!existsSync(new URL("node_modules", import.meta.url))) {
  await installPeers();
}
const engine = await loadEngine();
const { contenders, missing } = await findContenders(engine);
const works = [];
for (const work of WORKS.filter(({ id }) => values.only?.split(",").includes(id) ?? true)) {
  works.push(await measureWork(work));
}
const ours = contenders.filter(({ name }) => name === "kernels" || name === "reference");
const originStart = await problemOf(engine, WORKS[0], { isWhole: false });
const result = {
  machine: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version },
  contenders: contenders.map(({ name, about }) => ({ name, about })),
  missing,
  works,
  startUp: {
    compileMs: compileTime(engine.kernelBytes),
    origin: await startUp(ours, originStart),
  },
};
process.stderr.write(report(result));
process.stdout.write(`${JSON.stringify(result)}\n`);
if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
}

async function measureWork(work) {
  const entrants = contenders.filter(({ isFor }) => isFor === undefined || isFor(work));
  const whole = await problemOf(engine, work, { isWhole: true });
  const expected = expectedParameters(engine, whole);
  for (const contender of entrants) {
    await checkContender(contender, forContender(contender, whole), expected);
  }
  const problem = await problemOf(engine, work, { isWhole: false });
  const bound = entrants.map((contender) => ({
    ...contender,
    open: () => contender.open(forContender(contender, problem)),
  }));
  process.stderr.write(`${work.title} …\n`);
  const timed = await timeInTurns(bound, problem, { rounds, sampleMs: 120 });
  const { id, title, targets } = work;
  return { id, title, targets, timed, summary: summaries({ timed, targets }) };
}

/** Peers get plain lists; only our own engines take settings and dataset. */
function forContender({ name }, problem) {
  return name === "kernels" || name === "reference" ? problem : plainProblem(problem);
}

async function findContenders(loaded) {
  const { weightroomContender } = await import("./contenders/weightroom.mjs");
  const { pythonContender } = await import("./contenders/python.mjs");
  const { tensorflowContender } = await import("./contenders/tensorflow.mjs");
  const { plainOrigin } = await import("./contenders/plain-origin.mjs");
  const { objectGraph } = await import("./contenders/object-graph.mjs");
  const numpy = { module: "numpy", file: "numpy_peer.py" };
  const python = {
    numpy: pythonContender({ ...numpy, name: "numpy", threads: 1 }),
    "numpy (all cores)": pythonContender({ ...numpy, name: "numpy (all cores)", threads: null }),
    PyTorch: pythonContender({
      name: "PyTorch",
      module: "torch",
      file: "pytorch_peer.py",
      threads: 1,
    }),
  };
  const found = Object.values(python).filter((contender) => contender !== null);
  return {
    contenders: [
      weightroomContender(loaded, "kernels"),
      weightroomContender(loaded, "reference"),
      plainOrigin,
      objectGraph,
      ...found,
      tensorflowContender("wasm"),
      tensorflowContender("cpu"),
    ],
    missing: Object.keys(python).filter((name) => python[name] === null),
  };
}
