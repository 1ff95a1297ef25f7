import { expect, test } from "vitest";
import { trainingRowCount } from "#engine/data/columns.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsAfter } from "#engine/settings-in-force.ts";
import { changeFault } from "#protocol/change-fault.ts";
import { decodeKeyframe, encodeKeyframe } from "#protocol/keyframe-codec.ts";
import { parseSettings } from "#protocol/settings.ts";
import { fastEngine } from "#tests/support/kernels.ts";
import { Chance } from "./chance.ts";
import { randomChange } from "./random-change.ts";
import { randomDocument } from "./random-document.ts";
import { stateOf } from "./state-of.ts";

const RUNS = 1_000;

/** Trains with changes at random steps; beside it by kernels, from bytes of the last keyframe. */
function changeAndRestore(settings: TrainingSettings, chance: Chance): number {
  const { data } = settings;
  if (data.kind === "bundled" || data.kind === "stored") {
    return 0;
  }
  const dataset = datasetOf(settings, rawDataOf(data));
  const size = { parameters: parameterCount(settings), rows: trainingRowCount(settings) };
  const training = referenceEngine.start(settings, dataset);
  let beside = fastEngine.start(settings, dataset);
  let inForce = settings;
  for (let round = 0; round < 5; round++) {
    const steps = chance.whole(0, 4);
    training.advance(steps);
    beside.advance(steps);
    expect(stateOf(beside)).toEqual(stateOf(training));
    if (training.end?.reason === "diverged") {
      break;
    }
    const change = randomChange(chance, inForce, size);
    if (changeFault(inForce, change) === null) {
      const event = { seq: training.seq + 1, step: training.step, change };
      training.apply(event);
      beside.apply(event);
      inForce = settingsAfter(inForce, change);
    }
    expect(stateOf(beside)).toEqual(stateOf(training));
    const [from, engine] = chance.pick([
      [training, fastEngine],
      [beside, referenceEngine],
      [beside, fastEngine],
    ] as const);
    const keyframe = decodeKeyframe(encodeKeyframe(from.keyframe()));
    beside = engine.restore(settings, dataset, keyframe);
    expect(stateOf(beside)).toEqual(stateOf(training));
  }
  return training.seq;
}

test("CF-5 what fits a run is taken by both engines, and keyframes go on in either with the same bits", () => {
  let events = 0;
  for (let seed = 1; seed <= RUNS; seed++) {
    const chance = new Chance(seed);
    const parsed = parseSettings(randomDocument(chance));
    try {
      events += parsed.ok ? changeAndRestore(parsed.value, chance) : 0;
    } catch (cause) {
      throw new Error(`the run of seed ${seed} broke a promise`, { cause });
    }
  }
  expect(events).toBeGreaterThan(RUNS);
});
