import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { loadEngine } from "#client/session/load-engine.ts";
import { ReplayEngine } from "#client/session/replay-engine.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { Engine } from "#engine/training.ts";
import { PRESETS } from "#protocol/presets.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const SETTINGS = PRESETS.spiral;
const EVENTS: readonly EngineEvent[] = [
  { seq: 1, step: 40, change: { kind: "set-parameter", parameter: "W2[3][1]", value: 0.5 } },
  { seq: 2, step: 70, change: { kind: "set-batch", batch: { size: 7, seed: 3 } } },
  {
    seq: 3,
    step: 70,
    change: { kind: "set-regularization", regularization: { kind: "l2", rate: 0.01 } },
  },
];

function served(answer: () => Response | Promise<Response>): void {
  vi.stubGlobal("fetch", () => Promise.resolve(answer()));
}

test("RP-10 with the kernels and without them a replay has the bits of the run, in any order", async () => {
  served(() => new Response(readFileSync("dist/kernels.wasm")));
  const kernels = await loadEngine("/kernels.wasm");
  expect(kernels.name).toBe("fast");
  served(() => new Response("", { status: 404 }));
  const reference = await loadEngine("/kernels.wasm");
  expect(reference.name).toBe("reference");
  for (const engine of [kernels, reference]) {
    await expectTruth(engine);
  }
});

test("RP-10 what is no module, and a line that breaks, lead to the reference", async () => {
  served(() => new Response("no module"));
  expect((await loadEngine("/kernels.wasm")).name).toBe("reference");
  served(() => Promise.reject(new TypeError("the line broke")));
  expect((await loadEngine("/kernels.wasm")).name).toBe("reference");
});

async function expectTruth(engine: Engine): Promise<void> {
  const replay = new ReplayEngine({
    engine,
    settings: SETTINGS,
    dataset: datasetNow(SETTINGS),
    loadKeyframe: () => Promise.resolve(null),
    pause: () => Promise.resolve(),
  });
  replay.extend(EVENTS, []);
  for (const step of [100, 99, 39, 40, 41, 200, 70, 0, 71]) {
    const { seq, loss, testLoss, parameters } = truthAt(SETTINGS, EVENTS, step);
    const frame = await replay.compute({ step, seq: null });
    expect([frame?.step, frame?.seq, frame?.loss, frame?.testLoss]).toEqual([
      step,
      seq,
      loss,
      testLoss,
    ]);
    expect(frame?.parameters).toEqual(parameters);
  }
}
