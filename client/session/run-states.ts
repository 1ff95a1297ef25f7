import type { StatesFrom } from "#client/session/past.ts";
import { RecordedFrames } from "#client/session/recorded-frames.ts";
import { ReplayLink } from "#client/session/replay-link.ts";
import type { ReplayPort, ReplayReply, ReplayRequest } from "#client/session/replay-messages.ts";
import type { Place } from "#client/session/snapshot-cache.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import type { RunInfo } from "#protocol/room.ts";

export type StartReplayWorker = () => ReplayPort<ReplayRequest, ReplayReply> | null;

export interface RunStatesWiring {
  readonly run: RunInfo;
  /** The run's settings, with the rows of its data in them. */
  readonly settings: TrainingSettings;
  /** `keyframe?step=K` or `frames?step=K` of the run; null when it cannot be had. */
  bytes(part: string): Promise<Uint8Array | null>;
  readonly startWorker: StartReplayWorker;
  onStatesFrom(from: StatesFrom): void;
}

/**
 * Rule RP-7: the states of one run, recomputed where that can be done; with another engine version,
 * without a worker or after its death the nearest recorded ones.
 */
export class RunStates {
  readonly recorded: RecordedFrames;
  readonly #wiring: RunStatesWiring;
  #link: ReplayLink | null;
  #events: RunInfo["events"];
  #keyframeSteps: readonly number[] = [];
  /** The greatest step that was asked for: the worker may keep states up to it. */
  #reached = -1;
  #isClosed = false;

  constructor(wiring: RunStatesWiring) {
    this.#wiring = wiring;
    this.#events = wiring.run.events;
    this.recorded = new RecordedFrames((step) => wiring.bytes(`frames?step=${step}`));
    this.#link = wiring.run.engineVersion === ENGINE_VERSION ? this.#startLink() : null;
    if (this.#link === null) {
      wiring.onStatesFrom("recorded");
    }
  }

  get isRecomputed(): boolean {
    return this.#link !== null;
  }

  /** All events and stored keyframes so far. */
  extend(events: RunInfo["events"], keyframeSteps: readonly number[]): void {
    const added = events.slice(this.#events.length);
    this.#events = events;
    this.#keyframeSteps = keyframeSteps;
    if (this.#link !== null && added.some(({ step }) => step < this.#reached)) {
      // The server restarted and took another way from before a step that was computed here.
      const stale = this.#link;
      this.#link = this.#startLink();
      this.#reached = -1;
      stale.close();
    } else {
      this.#link?.extend(events, keyframeSteps);
    }
  }

  /** Null when a newer place was asked for, or nothing is recorded. */
  async at(place: Place): Promise<Frame | null> {
    const link = this.#link;
    if (link !== null) {
      this.#reached = Math.max(this.#reached, place.step);
      try {
        return await link.compute("show", place);
      } catch {
        if (this.#isClosed) {
          return null;
        }
        if (link !== this.#link) {
          return await this.at(place);
        }
        this.#link = null;
        link.close();
        this.#wiring.onStatesFrom("recorded");
      }
    }
    return this.#isClosed ? null : await this.recorded.at(place.step);
  }

  /** A state that was recorded whole, with all events of its step; null where none was. */
  async recordedAt(step: number): Promise<Frame | null> {
    const frame = await this.recorded.at(step);
    const seq = this.#events.filter((event) => event.step <= step).length;
    if (frame === null || this.#isClosed) {
      return null;
    }
    return frame.isExact && frame.step === step && frame.seq === seq ? frame : null;
  }

  /** Recomputed beside what is shown; null when that cannot be done now. */
  async recomputed(place: Place): Promise<Frame | null> {
    return (await this.#link?.compute("check", place)) ?? null;
  }

  /** Where a move by `count` steps leads: on to the next recorded frame where nothing is computed. */
  async placeAfter(from: number, count: number, lastStep: number): Promise<number> {
    if (this.#link !== null || count <= 0) {
      return from + count;
    }
    const next = await this.recorded.after(from + count - 1, lastStep);
    return next?.step ?? from + count;
  }

  close(): void {
    this.#isClosed = true;
    this.#link?.close();
    this.#link = null;
  }

  #startLink(): ReplayLink | null {
    const port = this.#wiring.startWorker();
    if (port === null) {
      return null;
    }
    const link = new ReplayLink(port, {
      settings: this.#wiring.settings,
      loadKeyframe: (step) => this.#wiring.bytes(`keyframe?step=${step}`),
      onEngine: (name) => this.#wiring.onStatesFrom(name === "fast" ? "kernels" : "reference"),
    });
    link.extend(this.#events, this.#keyframeSteps);
    return link;
  }
}
