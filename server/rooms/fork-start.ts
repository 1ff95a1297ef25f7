import { trainingRowCount } from "#engine/data/columns.ts";
import type { LossSlice } from "#engine/loss-series.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsAfter } from "#engine/settings-in-force.ts";
import { decodeCurve, encodeCurve } from "#protocol/curve-codec.ts";
import { decodeKeyframe } from "#protocol/keyframe-codec.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { Checkpoint, Store } from "#protocol/records.ts";
import type { RunEvent, RunInfo } from "#protocol/room.ts";
import { workOfRow } from "#protocol/room-fault.ts";

/** From the very start a short stretch costs nothing, and its loss curve is the finest there is. */
const AT_ONCE = LIMITS.forkWork / 20;

type Reads = Pick<Store, "readCheckpoint" | "readKeyframe" | "readCurve">;

/** Where a state can be computed from: a checkpoint, or null for step 0. */
export interface ForkStart {
  readonly from: Checkpoint | null;
  /** What it takes from there: rows times the work of one. */
  readonly work: number;
}

/**
 * The place from which the state at `step` is computed: step 0, the run's checkpoint, or the
 * keyframe nearest before it.
 *
 * @param atOnce work that is done from the start, whatever was kept.
 */
export async function forkStart(
  run: Pick<RunInfo, "id" | "settings">,
  events: readonly RunEvent[],
  step: number,
  store: Reads,
  atOnce = AT_ONCE,
): Promise<ForkStart> {
  const perStep = workPerStep(run.settings, events);
  const fresh: ForkStart = { from: null, work: step * perStep };
  if (fresh.work <= atOnce) {
    return fresh;
  }
  const checkpoint = await store.readCheckpoint(run.id);
  const from =
    checkpoint !== null && checkpoint.step <= step
      ? checkpoint
      : await keyframeBefore(run.id, step, store);
  return from === null || from.step === 0 ? fresh : { from, work: (step - from.step) * perStep };
}

/** A keyframe, with as much of the run's curve as is the same whatever comes at `step`. */
async function keyframeBefore(
  runId: string,
  step: number,
  store: Reads,
): Promise<Checkpoint | null> {
  const bytes = await store.readCurve(runId);
  const curve = bytes === null ? null : wholeBuckets(decodeCurve(bytes), step);
  if (curve === null) {
    return null;
  }
  const keyframe = await store.readKeyframe(runId, curve.stepCount - 1);
  if (keyframe === null) {
    return null;
  }
  const { step: at, seq } = decodeKeyframe(keyframe);
  return { step: at, seq, loss: curve.last.at(-1) ?? 0, keyframe, curve: encodeCurve(curve) };
}

/** The buckets that end before `step`; null when there is none. */
function wholeBuckets(curve: LossSlice, step: number): LossSlice | null {
  const count = Math.floor(Math.min(step, curve.stepCount) / curve.width);
  return count === 0
    ? null
    : {
        ...curve,
        stepCount: count * curve.width,
        minimum: curve.minimum.subarray(0, count),
        maximum: curve.maximum.subarray(0, count),
        last: curve.last.subarray(0, count),
      };
}

/** Of the largest batch on the way. */
function workPerStep(settings: TrainingSettings, events: readonly RunEvent[]): number {
  let inForce = settings;
  let most = batchWork(inForce);
  for (const { change } of events) {
    inForce = settingsAfter(inForce, change);
    most = Math.max(most, batchWork(inForce));
  }
  return most;
}

function batchWork(settings: TrainingSettings): number {
  const { batch } = settings;
  return (batch === "full" ? trainingRowCount(settings) : batch.size) * workOfRow(settings);
}
