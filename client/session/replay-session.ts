import { createStore, type StoreApi } from "zustand/vanilla";
import { activityOf } from "#client/session/activity.ts";
import { askedBefore, ifSoon } from "#client/session/asked-before.ts";
import { FidelityCheck } from "#client/session/fidelity-check.ts";
import { findRun, listRuns, runBytes } from "#client/session/http-client.ts";
import { initialState } from "#client/session/initial-state.ts";
import { settingsAt } from "#client/session/live-view.ts";
import type { ForkPlace, StatesFrom } from "#client/session/past.ts";
import { AFTER_REFUSAL } from "#client/session/refusal-policy.ts";
import { replayActions } from "#client/session/replay-actions.ts";
import { pageClock, type ReplayClock } from "#client/session/replay-clock.ts";
import { ReplaySource } from "#client/session/replay-source.ts";
import { retryDelayMs } from "#client/session/retry-delay.ts";
import { fetchDataset } from "#client/session/run-data.ts";
import { learnLabels } from "#client/session/run-labels.ts";
import { RunStates, type StartReplayWorker } from "#client/session/run-states.ts";
import type { Session, SessionActions, SessionState } from "#client/session/session.ts";
import { startReplayWorker } from "#client/session/start-replay-worker.ts";
import { withRows } from "#client/session/stored-tables.ts";
import { LossSeries } from "#engine/loss-series.ts";
import { decodeCurve } from "#protocol/curve-codec.ts";
import type { Refusal, Result } from "#protocol/errors.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import { LIMITS } from "#protocol/limits.ts";
import { slowStepMs } from "#protocol/pace.ts";
import type { RunDetail, RunPage, RunSummary } from "#protocol/records.ts";

/** How often a run that still grows is asked for again, in ms. */
const REFRESH_MS = 3_000;
/** So long may what was recorded of the first step take to be shown with the run itself, in ms. */
const AT_ONCE_MS = 100;
/** Among so many of its room's newest runs the forks of a run are looked for: all in a page. */
const RUNS_ASKED = 100;

export interface ReplaySessionInput {
  readonly runId: string;
  /** Where to open it: its beginning when absent. */
  readonly step?: number | undefined;
  /** For tests; the server's addresses and a Web Worker otherwise. */
  readonly run?: RunAccess | undefined;
  readonly startWorker?: StartReplayWorker | undefined;
  readonly clock?: ReplayClock | undefined;
}

/** Where a saved run is read from. */
export interface RunAccess {
  detail(): Promise<Result<RunDetail>>;
  /** `curve`, `keyframe?step=K` or `frames?step=K`; null where there is nothing. */
  bytes(part: string): Promise<Result<Uint8Array | null>>;
  /** Its room's runs, newest first. */
  runsOf(roomId: string): Promise<Result<RunPage>>;
}

/** Opens a saved run, or the past of one that still grows, until `close`. */
export function createReplaySession(input: ReplaySessionInput): Session {
  return new RunSession(input);
}

class RunSession implements Session {
  readonly store: StoreApi<SessionState> = createStore(() => initialState("replay"));
  readonly actions: SessionActions;
  readonly #input: ReplaySessionInput;
  readonly #access: RunAccess;
  readonly #source: ReplaySource;
  readonly #check: FidelityCheck;
  readonly #curve = LossSeries.empty(LIMITS.curvePoints);
  #states: RunStates | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempts = 0;
  #isClosed = false;

  constructor(input: ReplaySessionInput) {
    this.#input = input;
    this.#access = input.run ?? {
      detail: () => findRun(input.runId),
      bytes: (part) => runBytes(input.runId, part),
      runsOf: (roomId) => listRuns({ room: roomId, limit: RUNS_ASKED }),
    };
    this.#source = new ReplaySource({
      stateAt: (place) => this.#states?.at(place) ?? Promise.resolve(null),
      clock: input.clock ?? pageClock,
      slowMs: () => slowStepMs(this.store.getState().run?.settings.layers.length ?? 1),
      onSlowStep: (slowStep) => this.store.setState({ slowStep }),
    });
    this.#check = new FidelityCheck({
      chunkAt: (step) => this.#states?.recorded.chunkAt(step) ?? Promise.resolve([]),
      compute: (place) => this.#states?.recomputed(place) ?? Promise.resolve(null),
      onResult: (isSame) => this.#compared(isSame),
    });
    this.#source.onFrame((frame) => this.#show(frame));
    this.#source.onStatus((status) => this.store.setState({ isPlaying: status === "playing" }));
    this.actions = replayActions({
      play: () => this.#source.play(),
      pause: () => this.#source.pause(),
      move: (count) => this.#move(count),
      seek: (step) => this.#source.seek(step),
      setSpeed: (speed) => {
        this.#source.setSpeed(speed);
        this.store.setState({ playSpeed: speed });
      },
    });
    void this.#open();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#source.close();
    this.#check.close();
    this.#states?.close();
  }

  async #open(): Promise<void> {
    const step = this.#input.step ?? 0;
    const firstPart = `frames?step=${step}`;
    // Beside the run itself: mostly both come at once, and are shown by one rendering.
    const first = this.#bytes(firstPart);
    const detail = await this.#access.detail();
    if (this.#isClosed) {
      return;
    }
    if (!detail.ok) {
      this.#unreachable(detail.error);
      return;
    }
    const whole = await withRows(detail.value.info.settings);
    const dataset = whole === null ? null : await fetchDataset(whole);
    if (this.#isClosed) {
      return;
    }
    if (whole === null || dataset === null) {
      this.#unreachable({ code: "server-busy", message: "The run's data cannot be had now." });
      return;
    }
    this.#states = new RunStates({
      run: detail.value.info,
      settings: whole,
      bytes: askedBefore(firstPart, first, (part) => this.#bytes(part)),
      startWorker: this.#input.startWorker ?? startReplayWorker,
      onStatesFrom: (statesFrom) => this.#comeFrom(statesFrom),
    });
    const recorded = this.#states.recordedAt(Math.min(step, detail.value.lastStep));
    const frame = await ifSoon(recorded, AT_ONCE_MS);
    if (this.#isClosed) {
      return;
    }
    this.#take(detail.value);
    if (frame !== null) {
      this.#put(frame);
    }
    this.store.setState({ dataset, connection: { kind: "live", roundTripMs: null } });
    void this.#loadCurve();
    void this.#findForks(detail.value.roomId);
    void this.#showRecorded(recorded);
    await this.#source.seek(step).catch(() => this.#nothingToShow());
    this.#refreshLater();
  }

  #comeFrom(statesFrom: StatesFrom): void {
    this.store.setState({
      statesFrom,
      ...(statesFrom === "recorded" ? { fidelity: "recorded-only" } : {}),
    });
  }

  #take(detail: RunDetail): void {
    const { info, state, lastStep, keyframeSteps, roomId } = detail;
    learnLabels([{ ...detail, id: info.id }]);
    this.#states?.extend(info.events, keyframeSteps);
    this.#source.extend(lastStep);
    const { frame } = this.store.getState();
    this.store.setState({
      roomId,
      run: info,
      runState: state,
      lastStep,
      settingsInForce: settingsAt(info, frame),
      activity: activityOf(info),
    });
  }

  /** Rule UI-143: what was recorded of the first step stands there until it has been recomputed. */
  async #showRecorded(recorded: Promise<Frame | null>): Promise<void> {
    const frame = await recorded;
    if (frame !== null && this.store.getState().frame === null) {
      this.#put(frame);
    }
  }

  #put(frame: Frame): void {
    const { run } = this.store.getState();
    this.store.setState({
      frame,
      frameAtMs: performance.now(),
      settingsInForce: run === null ? null : settingsAt(run, frame),
    });
  }

  #show(frame: Frame): void {
    this.#put(frame);
    if (this.#states?.isRecomputed === true) {
      this.#check.shown(frame.step);
    }
  }

  async #move(count: number): Promise<void> {
    const { frame, lastStep } = this.store.getState();
    const isRecomputed = this.#states?.isRecomputed === true;
    const from = isRecomputed ? this.#source.playhead : (frame?.step ?? 0);
    const to = await this.#states?.placeAfter(from, count, lastStep);
    await this.#source.seek(to ?? from + count);
  }

  #compared(isSame: boolean): void {
    const { fidelity } = this.store.getState();
    if (fidelity === "unchecked" || fidelity === "same-bits") {
      this.store.setState({ fidelity: isSame ? "same-bits" : "different" });
    }
  }

  async #loadCurve(): Promise<void> {
    const bytes = await this.#bytes("curve");
    if (bytes === null || this.#isClosed) {
      return;
    }
    try {
      this.#curve.merge(decodeCurve(bytes));
    } catch {
      // A curve that cannot be read leaves the chart empty; the states can still be seen.
    }
    const { curveRevision } = this.store.getState();
    this.store.setState({ curve: this.#curve, curveRevision: curveRevision + 1 });
  }

  async #findForks(roomId: string): Promise<void> {
    const page = await this.#access.runsOf(roomId);
    if (page.ok && !this.#isClosed) {
      this.store.setState({ forks: forksOf(this.#input.runId, page.value.runs) });
    }
  }

  #refreshLater(): void {
    const status = this.store.getState().runState?.status;
    if (!this.#isClosed && status !== undefined && status !== "closed") {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#refresh(), REFRESH_MS);
    }
  }

  async #refresh(): Promise<void> {
    const { lastStep } = this.store.getState();
    const isWatched = typeof document === "undefined" || !document.hidden;
    const detail = isWatched ? await this.#access.detail() : null;
    if (detail?.ok && !this.#isClosed) {
      this.#take(detail.value);
      if (detail.value.lastStep > lastStep) {
        void this.#loadCurve();
      }
    }
    this.#refreshLater();
  }

  #unreachable(error: Refusal): void {
    if (AFTER_REFUSAL[error.code] !== "retry" || error.code === "run-not-found") {
      this.store.setState({ connection: { kind: "failed", error } });
      return;
    }
    if (this.store.getState().connection.kind === "connecting") {
      this.store.setState({ connection: { kind: "reconnecting", sinceMs: Date.now(), why: null } });
    }
    const delayMs = retryDelayMs(this.#attempts, Math.random());
    this.#attempts += 1;
    this.#timer = setTimeout(() => void this.#open(), delayMs);
  }

  #nothingToShow(): void {
    const error = { code: "run-not-found", message: "Nothing of this run can be shown." } as const;
    this.store.setState({ connection: { kind: "failed", error } });
  }

  async #bytes(part: string): Promise<Uint8Array | null> {
    const answer = await this.#access.bytes(part);
    return answer.ok ? answer.value : null;
  }
}

/** A rewound run starts anew: it is no fork of the one before. */
function forksOf(runId: string, runs: readonly RunSummary[]): readonly ForkPlace[] {
  return runs
    .flatMap(({ parent, number }) =>
      parent?.runId === runId && parent.step > 0 ? [{ runNumber: number, step: parent.step }] : [],
    )
    .toSorted((a, b) => a.step - b.step);
}
