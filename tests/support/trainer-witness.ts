import { EventEmitter, once } from "node:events";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { decodeFrame, type Frame } from "#protocol/frame-codec.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { Checkpoint } from "#protocol/records.ts";
import type { RunEvent, Speed } from "#protocol/room.ts";
import type { TrainingListener, TrainingSpec } from "#server/training/trainer.ts";

export const ENDLESS: TrainingSettings = { ...ORIGIN, stop: { steps: 100_000_000 } };
const ACTOR = { id: "ana", name: "Ana", color: 0 };

/** What a room would tell the trainer to open. */
export function specOf(spec: {
  settings?: TrainingSettings;
  events?: readonly EngineEvent[];
  speed?: Speed;
  checkpoint?: Checkpoint | null;
  atLeastStep?: number;
  name?: string;
}): TrainingSpec {
  const events: RunEvent[] = (spec.events ?? []).map((e) => ({ ...e, atMs: 0, actor: ACTOR }));
  return {
    run: {
      id: "run",
      number: 1,
      name: spec.name ?? "#1",
      parent: null,
      settings: spec.settings ?? ENDLESS,
      events,
      engineVersion: ENGINE_VERSION,
      startedAtMs: 0,
    },
    epoch: 1,
    speed: spec.speed ?? "max",
    checkpoint: spec.checkpoint ?? null,
    atLeastStep: spec.atLeastStep ?? 0,
  };
}

/** Keeps what a run tells, and waits for it. */
export class Witness implements TrainingListener {
  readonly frames: Frame[] = [];
  readonly keyframes: Uint8Array[] = [];
  readonly checkpoints: Checkpoint[] = [];
  readonly ends: string[] = [];
  readonly failures: Error[] = [];
  readonly #heard = new EventEmitter();

  onPace(): void {
    // Nobody asks for it here.
  }

  onFrame(frame: { bytes: Uint8Array }): void {
    this.frames.push(decodeFrame(frame.bytes));
    this.#heard.emit("any");
  }
  onKeyframe(keyframe: { bytes: Uint8Array }): void {
    this.keyframes.push(keyframe.bytes);
    this.#heard.emit("any");
  }
  onCheckpoint(checkpoint: Checkpoint): void {
    this.checkpoints.push(checkpoint);
    this.#heard.emit("any");
  }
  onEnded(end: { reason: string }): void {
    this.ends.push(end.reason);
    this.#heard.emit("any");
  }
  onUnwatchedPause(): void {
    this.#heard.emit("any");
  }
  onFailed(error: Error): void {
    this.failures.push(error);
    this.#heard.emit("any");
  }

  async until(condition: (witness: this) => boolean): Promise<void> {
    while (!condition(this)) {
      await once(this.#heard, "any");
    }
  }

  get last(): Frame {
    const frame = this.frames.at(-1);
    if (frame === undefined) {
      throw new Error("no frame came");
    }
    return frame;
  }
}
