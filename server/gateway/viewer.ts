import { LIMITS } from "#protocol/limits.ts";
import type { EncodedFrame } from "#server/rooms/ports.ts";

interface Pending {
  readonly runId: string;
  readonly frame: EncodedFrame;
}

/** How a viewer is reached; `drawn` is called once when the frame is on its screen. */
export interface ViewerLink {
  send(runId: string, bytes: Uint8Array, drawn: () => void): void;
  /** Runs `task` after a while, and returns what takes it back. */
  later(task: () => void, ms: number): () => void;
  nowMs(): number;
  tooSlow(): void;
}

const WINDOW = 2;
const LONG_ROUND_TRIP_MS = 60;

/**
 * Rule FR-10: one frame in flight (two where the round trip is long), and always the newest next.
 * A slow viewer loses frames, never the lesson; a final frame waits until it is acknowledged or
 * followed by a newer final one.
 */
export class Viewer {
  readonly #link: ViewerLink;
  #inFlight = 0;
  #newest: Pending | null = null;
  #roundTripMs = 0;
  #mayStartAtMs = 0;
  #stopWaiting: (() => void) | null = null;
  #stopPatience: (() => void) | null = null;
  #isClosed = false;

  constructor(link: ViewerLink) {
    this.#link = link;
  }

  get roundTripMs(): number {
    return this.#roundTripMs;
  }

  offer(runId: string, frame: EncodedFrame): void {
    this.#newest = { runId, frame };
    this.#pump();
  }

  close(): void {
    this.#isClosed = true;
    this.#newest = null;
    this.#stopWaiting?.();
    this.#stopPatience?.();
  }

  #pump(): void {
    const allowed = this.#roundTripMs > LONG_ROUND_TRIP_MS ? WINDOW : 1;
    if (this.#isClosed || this.#newest === null || this.#inFlight >= allowed) {
      return;
    }
    const nowMs = this.#link.nowMs();
    if (nowMs < this.#mayStartAtMs) {
      this.#stopWaiting ??= this.#link.later(() => {
        this.#stopWaiting = null;
        this.#pump();
      }, this.#mayStartAtMs - nowMs);
      return;
    }
    this.#send(this.#newest, nowMs);
  }

  #send({ runId, frame }: Pending, nowMs: number): void {
    this.#newest = null;
    this.#inFlight++;
    // The byte budget lowers the frame rate: a frame costs the time that its bytes take.
    const costMs = (frame.bytes.byteLength / LIMITS.viewerBytesPerSecond) * 1000;
    this.#mayStartAtMs = Math.max(this.#mayStartAtMs, nowMs) + costMs;
    this.#stopPatience ??= this.#link.later(() => this.#link.tooSlow(), LIMITS.viewerSilenceMs);
    let isDrawn = false;
    this.#link.send(runId, frame.bytes, () => {
      if (isDrawn || this.#isClosed) {
        return;
      }
      isDrawn = true;
      this.#inFlight--;
      this.#roundTripMs = this.#link.nowMs() - nowMs;
      this.#stopPatience?.();
      this.#stopPatience = null;
      this.#pump();
    });
  }
}
