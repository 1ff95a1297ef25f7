import { frameOf, isOlder } from "#client/session/frame-order.ts";
import { wireBytes } from "#client/session/wire-bytes.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import type { RunInfo } from "#protocol/room.ts";

interface Stashed {
  readonly runId: string;
  readonly bytes: Uint8Array;
}

/** Rule CS-2: the newest frame of the room's run. One can overtake the event that opens its run. */
export class LiveFrames {
  malformed = 0;
  readonly #onNewest: (frame: Frame) => void;
  #newest: Frame | null = null;
  #early: Stashed | null = null;

  constructor(onNewest: (frame: Frame) => void) {
    this.#onNewest = onNewest;
  }

  get newest(): Frame | null {
    return this.#newest;
  }

  /** Another run: nothing of it is known but what came early. */
  open(run: RunInfo): void {
    this.#newest = null;
    const early = this.#early;
    this.#early = null;
    if (early !== null) {
      this.arrived(run, early.runId, early.bytes);
    }
  }

  arrived(run: RunInfo | null, runId: string, data: unknown): void {
    const bytes = wireBytes(data);
    if (bytes !== null && run?.id !== runId) {
      this.#early = { runId, bytes };
      return;
    }
    const frame = bytes && run && frameOf(bytes, run.settings);
    if (frame === null) {
      this.malformed += 1;
    } else if (this.#newest === null || !isOlder(frame, this.#newest)) {
      this.#newest = frame;
      this.#onNewest(frame);
    }
  }
}
