/** So often the page is told that there is more: each time a part of it is rendered anew. */
const PACE_MS = 400;

/** Rule UI-126: tells at once, then at most so often, and the last change always in the end. */
export class PacedChange {
  readonly #tell: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isChanged = false;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  change(): void {
    if (this.#timer !== null) {
      this.#isChanged = true;
      return;
    }
    this.#isChanged = false;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#isChanged) {
        this.change();
      }
    }, PACE_MS);
    this.#tell();
  }

  /** Nothing is told any more. */
  close(): void {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
    this.#isChanged = false;
  }
}
