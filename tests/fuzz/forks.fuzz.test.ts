import { expect, test } from "vitest";
import { trainingRowCount } from "#engine/data/columns.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { LossSeries } from "#engine/loss-series.ts";
import { trainingAt } from "#engine/replay.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsAfter } from "#engine/settings-in-force.ts";
import type { Training } from "#engine/training.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { changeFault } from "#protocol/change-fault.ts";
import { encodeCurve } from "#protocol/curve-codec.ts";
import { decodeKeyframe, encodeKeyframe } from "#protocol/keyframe-codec.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { RunEvent } from "#protocol/room.ts";
import { parseSettings } from "#protocol/settings.ts";
import { forkStart } from "#server/rooms/fork-start.ts";
import { RunInTraining } from "#server/training/run-in-training.ts";
import { fastEngine } from "#tests/support/kernels.ts";
import { Chance } from "./chance.ts";
import { randomChange } from "./random-change.ts";
import { randomDocument } from "./random-document.ts";

const RUNS = 400;
const ACTOR = { id: "ana", name: "Ana", color: 0 };

/** A run of some steps with changes, and what was kept of it on the way. */
function parentOf(settings: TrainingSettings, chance: Chance) {
  const { data } = settings;
  if (data.kind === "bundled" || data.kind === "stored") {
    return null;
  }
  const dataset = datasetOf(settings, rawDataOf(data));
  const size = { parameters: parameterCount(settings), rows: trainingRowCount(settings) };
  const training = fastEngine.start(settings, dataset);
  const series = LossSeries.empty(chance.pick([4, 16, LIMITS.curvePoints]));
  series.push(training.stepLoss);
  const events: RunEvent[] = [];
  const keyframes: { step: number; bytes: Uint8Array }[] = [];
  let inForce = settings;
  for (let round = 0; round < 6; round++) {
    training.advance(chance.whole(0, 9), (loss) => series.push(loss));
    keyframes.push({ step: training.step, bytes: encodeKeyframe(training.keyframe()) });
    if (hasDiverged(training)) {
      break;
    }
    const change = randomChange(chance, inForce, size);
    if (changeFault(inForce, change) === null) {
      const event = { seq: training.seq + 1, step: training.step, change, actor: ACTOR, atMs: 0 };
      training.apply(event);
      if (hasDiverged(training)) {
        break;
      }
      series.replaceLast(training.stepLoss);
      events.push(event);
      inForce = settingsAfter(inForce, change);
    }
  }
  return { dataset, events, keyframes, last: training.step, curve: encodeCurve(series.toSlice()) };
}

function hasDiverged({ end }: Training): boolean {
  return end?.reason === "diverged";
}

/** Forks a random run at a random step, from the place that the room chooses; false for none. */
async function fork(settings: TrainingSettings, chance: Chance): Promise<boolean> {
  const parent = parentOf(settings, chance);
  if (parent === null || parent.last === 0) {
    return false;
  }
  const step = chance.whole(0, parent.last);
  const before = parent.events.filter((event) => event.step <= step);
  const inForce = before.reduce((at, { change }) => settingsAfter(at, change), settings);
  const size = { parameters: parameterCount(settings), rows: trainingRowCount(settings) };
  const change = randomChange(chance, inForce, size);
  const added =
    changeFault(inForce, change) === null
      ? [{ seq: before.length + 1, step, change, actor: ACTOR, atMs: 0 }]
      : [];
  const events = [...before, ...added];
  const truth = trainingAt(fastEngine, settings, parent.dataset, events, step);

  const run = { id: "run", settings };
  const start = await forkStart(
    run,
    before,
    step,
    {
      readCheckpoint: async () => null,
      readCurve: async () => parent.curve,
      readKeyframe: async (_, at) =>
        parent.keyframes.findLast((keyframe) => keyframe.step <= at)?.bytes ?? null,
    },
    0,
  );
  const computed = new RunInTraining(
    {
      run: {
        ...run,
        number: 1,
        name: "#1",
        parent: null,
        events,
        engineVersion: ENGINE_VERSION,
        startedAtMs: 0,
      },
      epoch: 1,
      speed: "max",
      checkpoint: start.from,
      atLeastStep: step,
    },
    { engine: fastEngine, settings, dataset: parent.dataset },
  );
  while (computed.step < step) {
    computed.advance(step - computed.step);
  }
  const { keyframe } = computed.checkpoint();
  expect(decodeKeyframe(keyframe)).toEqual(truth.keyframe());
  expect(decodeKeyframe(keyframe).seq).toBe(events.length);
  return start.from !== null;
}

test("RM-34 a fork at any step, from whatever was kept, has the bits of the run from its start", async () => {
  let fromKept = 0;
  for (let seed = 1; seed <= RUNS; seed++) {
    const chance = new Chance(seed);
    const parsed = parseSettings(randomDocument(chance));
    try {
      fromKept += parsed.ok && (await fork(parsed.value, chance)) ? 1 : 0;
    } catch (cause) {
      throw new Error(`the fork of seed ${seed} broke a promise`, { cause });
    }
  }
  expect(fromKept).toBeGreaterThan(RUNS / 10);
});
