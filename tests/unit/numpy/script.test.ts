import { describe, expect, test } from "vitest";
import type { SignConvention } from "#client/numpy/numpy-line.ts";
import { type NumpyRun, numpyNotebook, numpyScript } from "#client/numpy/numpy-script.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { loadRawData } from "#engine/data/load-raw-data.ts";
import { rowsOf } from "#engine/matrix.ts";
import { biasesOf, networkLayers, weightsOf } from "#engine/network.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { trainingAt } from "#engine/replay.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import { parseSettings } from "#protocol/settings.ts";
import { hasNumpy, runInNumpy } from "#tests/support/numpy.ts";
import { worstError } from "#tests/unit/engine/networks.ts";
import { NUMPY_CASES, type NumpyCase } from "#tests/unit/numpy/numpy-cases.ts";

/** A test that numpy must answer says in its title, which the summary prints, when it cannot. */
const isNumpyHere = hasNumpy();
const loudly = isNumpyHere ? "" : " (NOT CHECKED: there is no python3 with numpy here)";

async function runOf(
  { document, moments = [], steps = 200 }: NumpyCase,
  convention: SignConvention,
): Promise<NumpyRun> {
  const parsed = parseSettings(document);
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed));
  }
  const settings = parsed.value;
  const events: EngineEvent[] = moments
    .flatMap(({ step, changes }) => changes.map((change) => ({ step, change })))
    .map((event, i) => ({ ...event, seq: i + 1 }));
  return {
    name: "#7 · a name\nwith a line break",
    settings,
    raw: await loadRawData(settings.data),
    events,
    step: Math.min(steps, settings.stop.steps),
    convention,
  };
}

/** Loss and parameters at the run's step, by the names of the script. */
function engineNumbers({ settings, raw, events, step }: NumpyRun): ReadonlyMap<string, unknown> {
  const training = trainingAt(referenceEngine, settings, datasetOf(settings, raw), events, step);
  const values = new Map<string, unknown>([["loss", training.loss]]);
  for (const layer of networkLayers(settings)) {
    values.set(`W${layer.number}`, rowsOf(weightsOf(layer, training.parameters)));
    if (layer.biasesAt !== null) {
      values.set(`b${layer.number}`, Array.from(biasesOf(layer, training.parameters)));
    }
  }
  return values;
}

/** The worst relative error of numpy's numbers, by name. */
function errorsOf(actual: ReadonlyMap<string, unknown>, run: NumpyRun): Record<string, number> {
  const expected = [...engineNumbers(run)];
  return Object.fromEntries(
    expected.map(([name, value]) => [name, worstError(actual.get(name), value)]),
  );
}

describe.skipIf(!isNumpyHere)("NP the script of a run", () => {
  test.each<SignConvention>(["subtract", "add"])(
    `NP-1 numpy comes to the engine's numbers within 1e-9, written to %s the step${loudly}`,
    async (convention) => {
      const runs = await Promise.all(NUMPY_CASES.map((one) => runOf(one, convention)));
      const printed = runInNumpy(runs.map(numpyScript));
      const errors = runs.map((run, i) => ({
        title: NUMPY_CASES[i]?.title,
        worst: Math.max(...Object.values(errorsOf(printed[i] ?? new Map(), run))),
      }));
      expect(runs.length).toBeGreaterThanOrEqual(12);
      expect(errors.filter(({ worst }) => !(worst < 1e-9))).toEqual([]);
    },
  );

  test(`NP-2 the cells of the notebook, run in their order, are the script${loudly}`, async () => {
    const [origin] = NUMPY_CASES;
    const run = await runOf(origin ?? { title: "", document: {} }, "subtract");
    const notebook = JSON.parse(numpyNotebook(run));
    expect(notebook.nbformat).toBe(4);
    const cells: string[] = notebook.cells
      .filter((cell: { cell_type: string }) => cell.cell_type === "code")
      .map((cell: { source: string[] }) => cell.source.join(""));
    const [fromNotebook, fromScript] = runInNumpy([cells.join("\n"), numpyScript(run)]);
    expect(fromNotebook).toEqual(fromScript);
    expect(fromScript?.size).toBe(3);
  });
});

test("NP-3 a name of people's own choice stays inside its comment", async () => {
  const [origin] = NUMPY_CASES;
  const run = await runOf(origin ?? { title: "", document: {} }, "subtract");
  const script = numpyScript({ ...run, name: "a\r\nimport os\u2028\u0000x" });
  expect(script.split("\n")[0]).toBe("# a import os x, step 200");
});
