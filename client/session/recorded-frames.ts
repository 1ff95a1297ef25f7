import { decodeChunk } from "#protocol/chunk-codec.ts";
import { decodeFrame, type Frame } from "#protocol/frame-codec.ts";

const CHUNKS_KEPT = 8;

/** What was recorded of a run, chunk by chunk; the latest few are kept. */
export class RecordedFrames {
  readonly #load: (step: number) => Promise<Uint8Array | null>;
  #chunks: readonly (readonly Frame[])[] = [];

  /** @param load the chunk with the greatest first step at or below a step; null when there is none. */
  constructor(load: (step: number) => Promise<Uint8Array | null>) {
    this.#load = load;
  }

  /** The frames of the chunk around a step; empty when nothing can be had. */
  async chunkAt(step: number): Promise<readonly Frame[]> {
    const known = this.#chunks.find((chunk) => spans(chunk, step));
    if (known !== undefined) {
      return known;
    }
    const bytes = await this.#load(step);
    const chunk = bytes === null ? [] : framesOf(bytes);
    if (chunk.length > 0) {
      this.#chunks = [...this.#chunks, chunk].slice(-CHUNKS_KEPT);
    }
    return chunk;
  }

  /** The last frame at or before a step; the first of all when none is. */
  async at(step: number): Promise<Frame | null> {
    const chunk = await this.chunkAt(step);
    return chunk.findLast((frame) => frame.step <= step) ?? chunk[0] ?? null;
  }

  /** The next frame behind a step, looked for in growing strides; null when there is none. */
  async after(step: number, lastStep: number): Promise<Frame | null> {
    for (let stride = 1; ; stride *= 2) {
      const probe = Math.min(step + stride, lastStep);
      const chunk = await this.chunkAt(probe);
      const next = chunk.find((frame) => frame.step > step);
      if (next !== undefined || probe === lastStep) {
        return next ?? null;
      }
    }
  }
}

function spans(chunk: readonly Frame[], step: number): boolean {
  const first = chunk[0];
  const last = chunk.at(-1);
  return first !== undefined && last !== undefined && first.step <= step && step <= last.step;
}

/** Bytes that are no chunk hold no frames: what else is recorded can still be shown. */
function framesOf(bytes: Uint8Array): readonly Frame[] {
  try {
    return decodeChunk(bytes).map(decodeFrame);
  } catch {
    return [];
  }
}
