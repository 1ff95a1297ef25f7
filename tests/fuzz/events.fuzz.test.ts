import { expect, test } from "vitest";
import { trainingRowCount } from "#engine/data/columns.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import { fingerprint } from "#engine/fingerprint.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsAfter } from "#engine/settings-in-force.ts";
import type { Training } from "#engine/training.ts";
import { changeFault } from "#protocol/change-fault.ts";
import { decodeKeyframe, encodeKeyframe } from "#protocol/keyframe-codec.ts";
import { parseSettings } from "#protocol/settings.ts";
import { Chance } from "./chance.ts";
import { randomChange } from "./random-change.ts";
import { randomDocument } from "./random-document.ts";

const RUNS = 2_000;

/** What two trainings must have in common, to the bit. */
function stateOf(training: Training) {
  const { step, seq, stepLoss, end, hyperParameters, parameters } = training;
  return { step, seq, stepLoss, end, hyperParameters, parameters: fingerprint(parameters) };
}

/** Trains with changes at random steps; goes on from the bytes of a keyframe beside it. */
function changeAndRestore(settings: TrainingSettings, chance: Chance): number {
  const { data } = settings;
  if (data.kind === "bundled" || data.kind === "stored") {
    return 0;
  }
  const dataset = datasetOf(settings, rawDataOf(data));
  const size = { parameters: parameterCount(settings), rows: trainingRowCount(settings) };
  const training = referenceEngine.start(settings, dataset);
  let inForce = settings;
  let restored: Training = training;
  for (let round = 0; round < 5; round++) {
    const steps = chance.whole(0, 4);
    training.advance(steps);
    if (restored !== training) {
      restored.advance(steps);
      expect(stateOf(restored)).toEqual(stateOf(training));
    }
    if (training.end?.reason === "diverged") {
      break;
    }
    const change = randomChange(chance, inForce, size);
    if (changeFault(inForce, change) === null) {
      training.apply({ seq: training.seq + 1, step: training.step, change });
      inForce = settingsAfter(inForce, change);
    }
    const bytes = encodeKeyframe(training.keyframe());
    restored = referenceEngine.restore(settings, dataset, decodeKeyframe(bytes));
    expect(stateOf(restored)).toEqual(stateOf(training));
  }
  return training.seq;
}

test("CF-5 what fits a run is taken by it, and its keyframes go on with the same bits", () => {
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
}, 120_000);
