import type { Keyframe } from "#engine/keyframe.ts";
import { decodeKeyframe } from "#protocol/keyframe-codec.ts";

/** Asks the page for stored keyframes: in a worker a relative address may have another base. */
export class KeyframeRequests {
  readonly #ask: (id: number, step: number) => void;
  readonly #waiting = new Map<number, (keyframe: Keyframe | null) => void>();
  #lastId = 0;

  constructor(ask: (id: number, step: number) => void) {
    this.#ask = ask;
  }

  load(step: number): Promise<Keyframe | null> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#ask(id, step);
    });
  }

  arrived(id: number, bytes: Uint8Array | null): void {
    this.#waiting.get(id)?.(bytes === null ? null : readKeyframe(bytes));
    this.#waiting.delete(id);
  }
}

/** Null for bytes that are no keyframe: the run is then recomputed from further back. */
function readKeyframe(bytes: Uint8Array): Keyframe | null {
  try {
    return decodeKeyframe(bytes);
  } catch {
    return null;
  }
}
