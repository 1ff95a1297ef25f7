import type { SourceStatus } from "#client/session/frame-source.ts";
import { findRun, runBytes } from "#client/session/http-client.ts";
import type { StatesFrom } from "#client/session/past.ts";
import { pageClock, type ReplayClock } from "#client/session/replay-clock.ts";
import type { RunAccess } from "#client/session/replay-session.ts";
import { ReplaySource } from "#client/session/replay-source.ts";
import { RunStates, type StartReplayWorker } from "#client/session/run-states.ts";
import type { SlowStep } from "#client/session/slow-step.ts";
import { startReplayWorker } from "#client/session/start-replay-worker.ts";
import { withRows } from "#client/session/stored-tables.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import { slowStepMs } from "#protocol/pace.ts";
import type { RunInfo, Speed } from "#protocol/room.ts";

/** So often it is asked which keyframes the server has stored meanwhile, at most, in ms. */
const KEYFRAMES_MS = 10_000;

/** Where the past of a live run comes from; a test brings its own. */
export interface PastAccess {
  readonly run?: Pick<RunAccess, "detail" | "bytes"> | undefined;
  readonly startWorker?: StartReplayWorker | undefined;
  readonly clock?: ReplayClock | undefined;
}

export interface LookbackWiring {
  readonly run: RunInfo;
  readonly access: PastAccess;
  onFrame(frame: Frame): void;
  onStatus(status: SourceStatus): void;
  onStatesFrom(from: StatesFrom): void;
  onSlowStep(slowStep: SlowStep | null): void;
}

/** Null when the run's data cannot be had now. */
export async function openLookback(wiring: LookbackWiring): Promise<Lookback | null> {
  const settings = await withRows(wiring.run.settings);
  return settings === null ? null : new Lookback(wiring, { ...wiring.run, settings });
}

/**
 * Rule CS-30: the past of a run that goes on, computed by this page's replay worker. Loaded when
 * somebody first goes back.
 */
export class Lookback {
  readonly #access: Pick<RunAccess, "detail" | "bytes">;
  readonly #clock: ReplayClock;
  readonly #states: RunStates;
  readonly #source: ReplaySource;
  #run: RunInfo;
  #lastStep = 0;
  #keyframeSteps: readonly number[] = [];
  #keyframesAtMs = Number.NEGATIVE_INFINITY;
  /** The step shown last; a recorded one may lie before the one that was asked for. */
  #shownStep: number | null = null;
  #isWaiting = false;
  #isClosed = false;

  constructor({ run, access, ...wiring }: LookbackWiring, whole: RunInfo) {
    this.#run = run;
    this.#clock = access.clock ?? pageClock;
    this.#access = access.run ?? {
      detail: () => findRun(run.id),
      bytes: (part) => runBytes(run.id, part),
    };
    this.#states = new RunStates({
      run,
      settings: whole.settings,
      bytes: (part) => this.#bytes(part),
      startWorker: access.startWorker ?? startReplayWorker,
      onStatesFrom: (from) => wiring.onStatesFrom(from),
    });
    this.#source = new ReplaySource({
      stateAt: (place) => this.#states.at(place),
      clock: this.#clock,
      slowMs: () => slowStepMs(run.settings.layers.length),
      onSlowStep: (slowStep) => wiring.onSlowStep(slowStep),
    });
    this.#source.onFrame((frame) => {
      this.#isWaiting = false;
      this.#shownStep = frame.step;
      wiring.onFrame(frame);
    });
    this.#source.onStatus((status) => wiring.onStatus(status));
  }

  /** The run has grown: to this step, perhaps with more events. */
  extend(run: RunInfo, lastStep: number): void {
    if (run.events !== this.#run.events) {
      this.#run = run;
      this.#states.extend(run.events, this.#keyframeSteps);
    }
    this.#lastStep = lastStep;
    this.#source.extend(lastStep);
  }

  /** @throws {Error} when nothing of the run can be shown. */
  async seek(step: number): Promise<void> {
    this.#isWaiting = true;
    void this.#askKeyframes();
    await this.#source.seek(step);
  }

  /** Where a move by `count` steps from what is shown or wanted leads. */
  async placeAfter(count: number): Promise<number> {
    const from = this.#states.isRecomputed ? this.#source.playhead : (this.#shownStep ?? 0);
    return await this.#states.placeAfter(from, count, this.#lastStep);
  }

  play(): void {
    this.#source.play();
  }

  pause(): void {
    this.#source.pause();
  }

  setSpeed(speed: Speed): void {
    this.#source.setSpeed(speed);
  }

  close(): void {
    this.#isClosed = true;
    this.#source.close();
    this.#states.close();
  }

  /** A far step is nearer to a stored keyframe: what is in work starts again from there. */
  async #askKeyframes(): Promise<void> {
    const now = this.#clock.now();
    if (!this.#states.isRecomputed || now - this.#keyframesAtMs < KEYFRAMES_MS) {
      return;
    }
    this.#keyframesAtMs = now;
    const detail = await this.#access.detail();
    if (!detail.ok || this.#isClosed) {
      return;
    }
    this.#keyframeSteps = detail.value.keyframeSteps;
    this.#states.extend(this.#run.events, this.#keyframeSteps);
    if (this.#isWaiting) {
      await this.#source.seek(this.#source.playhead).catch(() => {
        // Told to whoever asked for the place.
      });
    }
  }

  async #bytes(part: string): Promise<Uint8Array | null> {
    const answer = await this.#access.bytes(part);
    return answer.ok ? answer.value : null;
  }
}
