const PACE_MS = 5_000;

/**
 * Rule UI-4: a screen reader hears how far the training is at most every five seconds, the first
 * words at once, the newest at the end, and nothing twice.
 */
export class PacedSpeech {
  readonly #say: (words: string) => void;
  #next: (() => string) | null = null;
  #said: string | null = null;
  #quiet: ReturnType<typeof setTimeout> | null = null;

  constructor(say: (words: string) => void) {
    this.#say = say;
  }

  /** Takes what there is to say now; the words are made only when they are said. */
  tell(words: () => string): void {
    this.#next = words;
    if (this.#quiet === null) {
      this.#sayNext();
    }
  }

  close(): void {
    if (this.#quiet !== null) {
      clearTimeout(this.#quiet);
      this.#quiet = null;
    }
    this.#next = null;
  }

  #sayNext(): void {
    const words = this.#next?.() ?? null;
    this.#next = null;
    this.#quiet = null;
    if (words === null || words === this.#said) {
      return;
    }
    this.#said = words;
    this.#say(words);
    this.#quiet = setTimeout(() => this.#sayNext(), PACE_MS);
  }
}
