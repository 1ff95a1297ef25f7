import type { StoreApi } from "zustand/vanilla";
import type { Lookback, PastAccess } from "#client/session/lookback.ts";
import type { PastActions, StatesFrom } from "#client/session/past.ts";
import type { SessionState } from "#client/session/session.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import type { RunInfo, Speed } from "#protocol/room.ts";

/** What was computed of the past is kept for so long after one went back to live, in ms. */
const KEPT_MS = 30_000;

export interface LivePastWiring {
  readonly store: StoreApi<SessionState>;
  readonly access: PastAccess;
  /** Null before the room is here. */
  run(): RunInfo | null;
  /** Shows a state of the past with all that belongs to it, or what is newest again. */
  show(frame: Frame | null): void;
}

/**
 * Rules CS-30 to CS-36: this page looks at its run's past while the class goes on. What computes
 * it is loaded when somebody first goes back, and let go some time after.
 */
export class LivePast {
  readonly actions: PastActions = {
    play: () => this.#act((lookback) => lookback.play()),
    pause: () => this.#act((lookback) => lookback.pause()),
    step: (count) => this.#move(count),
    setSpeed: (speed) => this.#setSpeed(speed),
  };
  readonly #wiring: LivePastWiring;
  #opening: Promise<Lookback | null> | null = null;
  #lookback: Lookback | null = null;
  /** Said once, by whatever computes; one may come back to it. */
  #statesFrom: StatesFrom | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #seeks = 0;
  /** Rises when what was loaded or is being loaded is let go. */
  #turn = 0;

  constructor(wiring: LivePastWiring) {
    this.#wiring = wiring;
  }

  get isOpen(): boolean {
    return this.#wiring.store.getState().past !== null;
  }

  /** From the newest step on there is no past: the page is live again. */
  async seek(step: number): Promise<Result<void>> {
    const run = this.#wiring.run();
    if (run === null) {
      return refuse("run-not-found", "The room is not here yet.");
    }
    const wanted = Math.max(0, Math.trunc(step) || 0);
    if (wanted >= this.#lastStep) {
      this.leave();
      return ok(undefined);
    }
    this.#enter(wanted);
    this.#seeks += 1;
    const seeks = this.#seeks;
    const isShown = await this.#showAt(wanted, run, () => seeks === this.#seeks);
    if (isShown || seeks !== this.#seeks) {
      return ok(undefined);
    }
    this.#letGo();
    this.leave();
    return refuse("server-busy", "This step cannot be shown now.");
  }

  /** Back to the newest state. */
  leave(): void {
    this.#seeks += 1;
    if (this.isOpen) {
      this.#lookback?.pause();
      this.#wiring.store.setState({ past: null, statesFrom: null });
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#letGo(), KEPT_MS);
      this.#wiring.show(null);
    }
  }

  /** The run has got steps or events, or has gone back to where its server stopped. */
  grew(run: RunInfo): void {
    const { past } = this.#wiring.store.getState();
    this.#lookback?.extend(run, this.#lastStep);
    if (past !== null && past.wanted >= this.#lastStep) {
      this.leave();
    }
  }

  /** Rule CS-33: the room went on to another run, and so does this page; it says where it was. */
  runChanged(before: RunInfo | null): void {
    const { past } = this.#wiring.store.getState();
    this.#letGo();
    this.#seeks += 1;
    const leftPast =
      before === null || past === null
        ? null
        : { runId: before.id, runNumber: before.number, step: past.wanted };
    this.#wiring.store.setState({ past: null, statesFrom: null, leftPast });
  }

  close(): void {
    this.#letGo();
  }

  get #lastStep(): number {
    return this.#wiring.store.getState().lastStep;
  }

  #enter(wanted: number): void {
    clearTimeout(this.#timer);
    const { past, playSpeed, slowStep } = this.#wiring.store.getState();
    const next = past ?? { isHere: false, isPlaying: false, speed: playSpeed };
    this.#lookback?.setSpeed(next.speed);
    this.#wiring.store.setState({
      past: { ...next, wanted },
      slowStep: past === null ? null : slowStep,
      statesFrom: this.#statesFrom,
      leftPast: null,
    });
  }

  /** False when neither computed nor recorded states can be had. */
  async #showAt(step: number, run: RunInfo, isWanted: () => boolean): Promise<boolean> {
    try {
      this.#opening ??= this.#load(run);
      const lookback = await this.#opening;
      if (lookback !== null && isWanted()) {
        lookback.extend(this.#wiring.run() ?? run, this.#lastStep);
        await lookback.seek(step);
      }
      return lookback !== null;
    } catch {
      return false;
    }
  }

  async #load(run: RunInfo): Promise<Lookback | null> {
    const turn = this.#turn;
    const { openLookback } = await import("#client/session/lookback.ts");
    const lookback = await openLookback({
      run,
      access: this.#wiring.access,
      onFrame: (frame) => this.#show(frame),
      onStatus: (status) => this.#becomes(status === "playing"),
      onStatesFrom: (statesFrom) => this.#comesFrom(statesFrom),
      onSlowStep: (slowStep) => {
        if (this.isOpen) {
          this.#wiring.store.setState({ slowStep });
        }
      },
    });
    if (turn !== this.#turn) {
      lookback?.close();
      return null;
    }
    lookback?.setSpeed(this.#wiring.store.getState().past?.speed ?? 10);
    this.#lookback = lookback;
    return lookback;
  }

  #show(frame: Frame): void {
    const { past } = this.#wiring.store.getState();
    if (past === null) {
      return;
    }
    if (past.isPlaying && frame.step >= this.#lastStep - 1) {
      this.leave();
      return;
    }
    const wanted = past.isPlaying ? frame.step : past.wanted;
    this.#wiring.store.setState({ past: { ...past, wanted, isHere: true } });
    this.#wiring.show(frame);
  }

  #becomes(isPlaying: boolean): void {
    const { past } = this.#wiring.store.getState();
    if (past !== null && past.isPlaying !== isPlaying) {
      this.#wiring.store.setState({ past: { ...past, isPlaying }, isPlaying });
    }
  }

  #comesFrom(statesFrom: StatesFrom): void {
    this.#statesFrom = statesFrom;
    if (this.isOpen) {
      this.#wiring.store.setState({ statesFrom });
    }
  }

  async #move(count: number): Promise<Result<void>> {
    const { past, lastStep } = this.#wiring.store.getState();
    this.#lookback?.pause();
    const from = past?.wanted ?? lastStep;
    const to = past === null ? from + count : await this.#lookback?.placeAfter(count);
    return await this.seek(to ?? from + count);
  }

  async #act(act: (lookback: Lookback) => void): Promise<Result<void>> {
    if (this.#lookback === null || !this.isOpen) {
      return refuse("run-not-found", "Go back to an earlier step first.");
    }
    act(this.#lookback);
    return await Promise.resolve(ok(undefined));
  }

  #setSpeed(speed: Speed): Promise<Result<void>> {
    const { past } = this.#wiring.store.getState();
    if (past !== null) {
      this.#wiring.store.setState({ past: { ...past, speed }, playSpeed: speed });
    }
    this.#lookback?.setSpeed(speed);
    return Promise.resolve(ok(undefined));
  }

  #letGo(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#lookback?.close();
    this.#lookback = null;
    this.#opening = null;
    this.#statesFrom = null;
  }
}
