import type { Result } from "#protocol/errors.ts";

type Pixels = readonly number[] | null;

/** Ten a second are told at most. */
const EVERY_MS = 100;

/**
 * Rule CS-30: strokes go out one at a time, few a second, and always the last of them. Until the
 * room has it, one's own drawing is shown as it is, never as it was some strokes ago.
 */
export class DrawingSignal {
  readonly #send: (pixels: Pixels) => Promise<Result<void>>;
  readonly #onChange: () => void;
  #newest: Pixels = null;
  #isOwn = false;
  #isAnswered = true;
  #next: Promise<Result<void>> | null = null;
  #before: Promise<unknown> = Promise.resolve();

  constructor(send: (pixels: Pixels) => Promise<Result<void>>, onChange: () => void) {
    this.#send = send;
    this.#onChange = onChange;
  }

  /** One's own drawing where it is newer than what the room has told; undefined otherwise. */
  get own(): Pixels | undefined {
    return this.#isOwn ? this.#newest : undefined;
  }

  share(pixels: Pixels): Promise<Result<void>> {
    this.#newest = pixels;
    this.#isOwn = true;
    this.#isAnswered = false;
    this.#onChange();
    this.#next ??= this.#before.then(() => this.#tell());
    return this.#next;
  }

  /** The room told a drawing: what it tells after its answer holds what it was sent. */
  heard(): void {
    if (this.#isAnswered) {
      this.#isOwn = false;
    }
  }

  async #tell(): Promise<Result<void>> {
    this.#next = null;
    const answer = this.#send(this.#newest);
    this.#before = Promise.all([answer, new Promise((done) => setTimeout(done, EVERY_MS))]);
    const result = await answer;
    if (this.#next === null) {
      this.#isAnswered = true;
      if (!result.ok) {
        this.#isOwn = false;
        this.#onChange();
      }
    }
    return result;
  }
}
