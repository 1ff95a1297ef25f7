import { createStore, type StoreApi } from "zustand/vanilla";
import { editedSettings } from "#client/session/edited-settings.ts";
import { initialState } from "#client/session/initial-state.ts";
import { settingsAt } from "#client/session/live-view.ts";
import { localActions } from "#client/session/local-actions.ts";
import { localClock } from "#client/session/local-clock.ts";
import { LocalLink } from "#client/session/local-link.ts";
import type { LocalReply, LocalRequest } from "#client/session/local-messages.ts";
import { localRun, withChanges } from "#client/session/local-run.ts";
import { startLocalWorker } from "#client/session/local-worker-start.ts";
import type { ReplayClock } from "#client/session/replay-clock.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { ReplaySource } from "#client/session/replay-source.ts";
import { fetchDataset } from "#client/session/run-data.ts";
import type { FieldEdit, Session, SessionActions, SessionState } from "#client/session/session.ts";
import { LossSeries } from "#engine/loss-series.ts";
import type { RunChange, RunEnd } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsAfter, settingsInForce } from "#engine/settings-in-force.ts";
import type { Engine } from "#engine/training.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import { LIMITS } from "#protocol/limits.ts";
import { liveChanges } from "#protocol/live-changes.ts";
import { slowStepMs } from "#protocol/pace.ts";
import type { RunInfo, Speed } from "#protocol/room.ts";
import { parseSettings } from "#protocol/settings.ts";
import { differingPaths } from "#protocol/settings-path.ts";

export interface LocalSessionInput {
  readonly settings: TrainingSettings;
  readonly speed: Speed;
  /** What trains: the kernels, or the reference where there is no WebAssembly with SIMD. */
  readonly onEngine: (name: Engine["name"]) => void;
  /** For tests; a Web Worker and the page's time otherwise. */
  readonly startWorker?: (() => ReplayPort<LocalRequest, LocalReply> | null) | undefined;
  readonly clock?: ReplayClock | undefined;
}

/** A session of this browser alone, whose run one may start over with other settings. */
export interface OwnSession extends Session {
  /**
   * Rule LO-20: a run with these settings takes the place of the one before, all at once, and trains
   * when that one did. Of several wishes the newest counts.
   */
  startWith(settings: TrainingSettings): Promise<Result<void>>;
}

/** A run that trains in this browser alone, with a session's contract, until `close`. */
export function createLocalSession(input: LocalSessionInput): OwnSession {
  return new LocalSession(input);
}

class LocalSession implements OwnSession {
  readonly store: StoreApi<SessionState>;
  readonly actions: SessionActions;
  readonly #source: ReplaySource;
  readonly #link: LocalLink | null;
  #run: RunInfo;
  #curve = LossSeries.empty(LIMITS.curvePoints);
  #end: RunEnd | null = null;
  #isPlaying = false;
  #isClosed = false;
  #starts = 0;
  /** A run of other settings that waits for its first state. */
  #next: Pick<SessionState, "run" | "dataset" | "curve" | "lastStep"> | null = null;

  constructor({ settings, speed, onEngine, startWorker, clock }: LocalSessionInput) {
    this.#run = localRun(settings, 1);
    this.store = createStore(() => ({ ...initialState("live"), playSpeed: speed }));
    const port = (startWorker ?? startLocalWorker)();
    this.#link = port === null ? null : new LocalLink(port, onEngine);
    this.#source = new ReplaySource({
      stateAt: ({ step }) => this.#stateAt(step),
      clock: clock ?? localClock(),
      slowMs: () => slowStepMs(this.#run.settings.layers.length),
      onSlowStep: (slowStep) => this.store.setState({ slowStep }),
    });
    this.#source.setSpeed(speed);
    this.#source.onFrame((frame) => this.#show(frame));
    this.#source.onStatus((status) => {
      this.#isPlaying = status === "playing";
      this.#tellState();
    });
    this.actions = localActions({
      play: () => this.#source.play(),
      // What is on the screen stays: what was computed ahead of it is left.
      pause: () => this.#goTo(this.#shownStep),
      move: (count) => this.#goTo(this.#shownStep + count),
      seek: (step) => this.#goTo(step),
      rewind: () => this.#rewind(),
      setSpeed: (chosen) => {
        this.#source.setSpeed(chosen);
        this.store.setState({ playSpeed: chosen });
      },
      changesOf: (edits) => this.#changesOf(edits),
      change: (changes) => this.#change(changes),
    });
    void this.#open(settings);
  }

  close(): void {
    this.#isClosed = true;
    this.#source.close();
    this.#link?.close();
  }

  async startWith(settings: TrainingSettings): Promise<Result<void>> {
    this.#starts += 1;
    const start = this.#starts;
    const parsed = parseSettings(settings);
    const dataset = parsed.ok ? await fetchDataset(parsed.value) : null;
    if (start !== this.#starts || this.#isClosed) {
      return ok(undefined);
    }
    if (!parsed.ok || dataset === null) {
      return parsed.ok ? refuse("internal", "The data could not be loaded.") : parsed;
    }
    const wasPlaying = this.#isPlaying;
    this.#source.pause();
    this.#link?.open(parsed.value);
    this.#run = localRun(parsed.value, this.#run.number + 1);
    this.#end = null;
    this.#curve = LossSeries.empty(LIMITS.curvePoints);
    this.#source.extend(parsed.value.stop.steps);
    // Nothing of it is shown before its first state: then all of it at once.
    this.#next = { run: this.#run, dataset, curve: this.#curve, lastStep: 0 };
    await this.#source.seek(0);
    if (wasPlaying && start === this.#starts) {
      this.#source.play();
    }
    return ok(undefined);
  }

  get #shownStep(): number {
    return this.store.getState().frame?.step ?? 0;
  }

  async #open(settings: TrainingSettings): Promise<void> {
    const dataset = await fetchDataset(settings);
    if (this.#isClosed) {
      return;
    }
    if (this.#link === null || dataset === null) {
      this.#failed("This browser could not start the training.");
      return;
    }
    this.#link.open(settings);
    this.store.setState({
      dataset,
      connection: { kind: "live", roundTripMs: null },
      curve: this.#curve,
    });
    this.#take(this.#run);
    await this.#source.seek(0).catch(() => {
      // Told as the connection's failure.
    });
  }

  #take(run: RunInfo): void {
    const { frame } = this.store.getState();
    this.#run = run;
    this.#end = null;
    this.#source.extend(settingsInForce(run, null).stop.steps);
    this.store.setState({ run, settingsInForce: settingsAt(run, frame) });
  }

  async #stateAt(step: number): Promise<Frame | null> {
    try {
      const state = (await this.#link?.compute(step)) ?? null;
      if (state === null || this.#isClosed) {
        return null;
      }
      this.#learn(state.frame);
      this.#end = state.end;
      if (state.end !== null && state.frame.step < step) {
        // Nothing comes after it: playing ends here.
        this.#source.extend(state.frame.step);
      }
      return state.frame;
    } catch (error) {
      if (!this.#isClosed) {
        this.#failed("The training stopped: its worker failed.");
      }
      throw error;
    }
  }

  #learn({ step, lossTail }: Frame): void {
    if (lossTail.length === 0) {
      return;
    }
    const fromBucket = step - lossTail.length + 1;
    const tail = { fromBucket, minimum: lossTail, maximum: lossTail, last: lossTail };
    this.#curve.merge({ width: 1, stepCount: step + 1, ...tail });
    if (this.#next === null) {
      this.#curveChanged();
    }
  }

  #curveChanged(): void {
    const { curveRevision } = this.store.getState();
    this.store.setState({ curve: this.#curve, curveRevision: curveRevision + 1 });
  }

  #show(frame: Frame): void {
    const next = this.#next;
    this.#next = null;
    const { lastStep, curveRevision } = this.store.getState();
    this.store.setState({
      ...next,
      curveRevision: curveRevision + (next === null ? 0 : 1),
      frame,
      frameAtMs: performance.now(),
      lastStep: Math.max(next === null ? lastStep : 0, frame.step),
      settingsInForce: settingsAt(this.#run, frame),
    });
    if (this.#end !== null && this.#end.step === frame.step) {
      this.#source.pause();
    }
    this.#tellState();
  }

  #tellState(): void {
    const { frame, playSpeed: speed } = this.store.getState();
    const isPlaying = this.#isPlaying;
    const step = frame?.step ?? 0;
    const end = this.#end?.step === step ? this.#end : null;
    const resting = end !== null ? "ended" : step === 0 ? "ready" : "paused";
    const status = isPlaying ? "training" : resting;
    this.store.setState({ isPlaying, runState: { status, speed, step, end, note: null } });
  }

  async #goTo(step: number): Promise<void> {
    this.#source.pause();
    await this.#source.seek(step);
  }

  /** To the same initial weights; what was changed on the way holds from the start. */
  async #rewind(): Promise<void> {
    this.#source.pause();
    if (this.#run.events.length > 0) {
      const settings = settingsInForce(this.#run, null);
      this.#forgetCurve();
      this.#link?.open(settings);
      this.#take(localRun(settings, this.#run.number + 1));
    }
    await this.#source.seek(0);
  }

  #changesOf(edits: readonly FieldEdit[]): Result<readonly RunChange[]> {
    const { settingsInForce: settings } = this.store.getState();
    const wanted = settings === null ? null : editedSettings(settings, edits);
    if (settings === null || wanted === null || !wanted.ok) {
      return wanted?.ok === false ? wanted : refuse("internal", "Nothing trains yet.");
    }
    const run = { ...this.#run, settings, events: [] };
    const changes = liveChanges(
      { run, end: null },
      wanted.value,
      edits.map(({ path }) => path),
    );
    const after = changes.reduce(settingsAfter, settings);
    return differingPaths(after, wanted.value).length === 0
      ? ok(changes)
      : refuse("not-allowed", "Open a room to change this.");
  }

  /** At the step on the screen; what was computed after it is another run now. */
  async #change(changes: readonly RunChange[]): Promise<Result<number>> {
    const { frame, lastStep } = this.store.getState();
    if (frame === null || this.#next !== null) {
      return refuse("internal", "Nothing trains yet.");
    }
    const wasPlaying = this.#isPlaying;
    this.#source.pause();
    this.#take(withChanges(this.#run, frame, changes, lastStep));
    this.#link?.change(this.#run.events, frame.step);
    this.#forgetCurve();
    await this.#source.seek(frame.step);
    if (wasPlaying) {
      this.#source.play();
    }
    return ok(frame.step);
  }

  #forgetCurve(): void {
    this.#curve = LossSeries.empty(LIMITS.curvePoints);
    this.store.setState({ lastStep: 0 });
  }

  #failed(message: string): void {
    this.store.setState({ connection: { kind: "failed", error: { code: "internal", message } } });
  }
}
