import { leadsTo, type Place, SnapshotCache } from "#client/session/snapshot-cache.ts";
import { trainingRowCount } from "#engine/data/columns.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import type { Keyframe } from "#engine/keyframe.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { BatchSettings, TrainingSettings } from "#engine/settings.ts";
import type { Engine, Training } from "#engine/training.ts";
import type { Frame } from "#protocol/frame-codec.ts";

/** Multiply-adds between two looks at what else is wanted: some milliseconds of the reference. */
const SLICE_WORK = 2_000_000;
/** From here on a stored keyframe is fetched rather than recomputed: some tenths of a second. */
const FETCH_WORK = 40_000_000;
/** How much more the kernels do in that time, at least. */
const KERNELS_FACTOR = 4;
/** Where a snapshot is left before a goal, so that a step back is cheap in a long run. */
const PIN_STEPS = 256;
const SNAPSHOT_BYTES = 32 * 1024 * 1024;
/** About what a shuffle's generator takes. */
const GENERATOR_BYTES = 2_560;

export interface ReplayEngineWiring {
  readonly engine: Engine;
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
  /** The stored keyframe nearest below a step; null when there is none. */
  loadKeyframe(step: number): Promise<Keyframe | null>;
  /** Resolves in a later task, so that a newer wish can be heard. */
  pause(): Promise<void>;
  readonly sliceWork?: number | undefined;
  readonly fetchWork?: number | undefined;
}

/** Rule RP-1: any state of a run, recomputed. A newer wish supersedes the one in work. */
export class ReplayEngine {
  readonly #wiring: ReplayEngineWiring;
  readonly #snapshots: SnapshotCache;
  #events: readonly EngineEvent[] = [];
  #keyframeSteps: readonly number[] = [];
  #training: Training | null = null;
  #wish = 0;

  constructor(wiring: ReplayEngineWiring) {
    this.#wiring = wiring;
    this.#snapshots = new SnapshotCache(bytesOf(this.#start().keyframe()), SNAPSHOT_BYTES);
  }

  /** All events and keyframes of the run so far; a run only grows. */
  extend(events: readonly EngineEvent[], keyframeSteps: readonly number[]): void {
    this.#events = events;
    this.#keyframeSteps = keyframeSteps;
  }

  /** The state at a place, or where the run ended before it; null when a newer wish came. */
  async compute(to: Place): Promise<Frame | null> {
    const training = await this.#reach(to);
    return training === null ? null : frameOf(training);
  }

  /** The same with all that the next update starts from. */
  async keyframe(to: Place): Promise<Keyframe | null> {
    return (await this.#reach(to))?.keyframe() ?? null;
  }

  async #reach(to: Place): Promise<Training | null> {
    this.#wish += 1;
    const wish = this.#wish;
    const training = await this.#nearest(to, wish);
    if (training === null) {
      return null;
    }
    this.#training = training;
    while (this.#advance(training, to)) {
      await this.#wiring.pause();
      if (wish !== this.#wish) {
        return null;
      }
    }
    return training;
  }

  async #nearest(to: Place, wish: number): Promise<Training | null> {
    const local = this.#nearestHere(to);
    const stored = this.#keyframeSteps.findLast((step) => step <= to.step) ?? 0;
    const savedWork = (stored - local.step) * workPerStep(this.#wiring.settings, local);
    if (savedWork <= (this.#wiring.fetchWork ?? FETCH_WORK * this.#factor)) {
      return local;
    }
    const keyframe = await this.#wiring.loadKeyframe(to.step);
    if (wish !== this.#wish) {
      return null;
    }
    return keyframe !== null && leadsTo(keyframe, to) && keyframe.step > local.step
      ? this.#restore(keyframe)
      : local;
  }

  #nearestHere(to: Place): Training {
    const current = this.#training;
    const snapshot = this.#snapshots.nearest(to);
    if (current !== null && leadsTo(current, to) && current.step >= (snapshot?.step ?? 0)) {
      return current;
    }
    return snapshot === null ? this.#start() : this.#restore(snapshot);
  }

  #start(): Training {
    const { engine, settings, dataset } = this.#wiring;
    return engine.start(settings, dataset);
  }

  #restore(keyframe: Keyframe): Training {
    const { engine, settings, dataset } = this.#wiring;
    const training = engine.restore(settings, dataset, keyframe);
    this.#snapshots.put(keyframe);
    return training;
  }

  /** One slice; false when the place is reached or the run ended before it. */
  #advance(training: Training, to: Place): boolean {
    const work = workPerStep(this.#wiring.settings, training);
    let budget = Math.max(1, Math.floor(this.#sliceWork() / work));
    while (budget > 0) {
      if (this.#snapshots.wants(training.step)) {
        this.#snapshots.put(training.keyframe());
      }
      const event = this.#nextEvent(training, to);
      if (event?.step === training.step) {
        training.apply(event);
        continue;
      }
      const toGoal = (event?.step ?? to.step) - training.step;
      const made = training.advance(Math.min(budget, toGoal, this.#toSnapshot(training, to)));
      if (made === 0) {
        return false;
      }
      budget -= made;
    }
    return true;
  }

  /** Steps to the next place that leaves a snapshot: an evenly spaced one, or one near the goal. */
  #toSnapshot(training: Training, to: Place): number {
    const toPin = to.step - PIN_STEPS - training.step;
    if (toPin === 0) {
      this.#snapshots.pin(training.keyframe());
    }
    const toSpaced = this.#snapshots.spacing - (training.step % this.#snapshots.spacing);
    return toPin > 0 ? Math.min(toPin, toSpaced) : toSpaced;
  }

  #nextEvent(training: Training, to: Place): EngineEvent | undefined {
    // Events count from 1 without gaps, so the next one's place in the list is known.
    const event = this.#events[training.seq];
    return event !== undefined && leadsTo(event, to) ? event : undefined;
  }

  #sliceWork(): number {
    return this.#wiring.sliceWork ?? SLICE_WORK * this.#factor;
  }

  get #factor(): number {
    return this.#wiring.engine.name === "fast" ? KERNELS_FACTOR : 1;
  }
}

/** Multiply-adds of one update: forward, and backward twice, over the rows of a batch. */
function workPerStep(settings: TrainingSettings, { hyperParameters }: Training): number {
  return Math.max(1, 3 * parameterCount(settings) * batchRows(settings, hyperParameters.batch));
}

function batchRows(settings: TrainingSettings, batch: BatchSettings): number {
  const rows = trainingRowCount(settings);
  return batch === "full" ? rows : Math.min(rows, batch.size);
}

function bytesOf({ parameters, optimizerState, batches }: Keyframe): number {
  const order = batches === null ? 0 : batches.order.byteLength + GENERATOR_BYTES;
  return parameters.byteLength + optimizerState.byteLength + order;
}

function frameOf(training: Training): Frame {
  return {
    epoch: 0,
    step: training.step,
    seq: training.seq,
    isFinal: false,
    isExact: true,
    loss: training.loss,
    testLoss: training.testLoss,
    parameters: training.parameters.slice(),
    lossTail: new Float64Array(0),
  };
}
