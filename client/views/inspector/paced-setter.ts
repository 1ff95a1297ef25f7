/** Between two values that are sent: 75 in 15 s, of the 120 that a room allows. */
const PACE_MS = 200;

/** Rule UI-43: of the values that a drag goes through one is on its way, the newest follows. */
export class PacedSetter {
  readonly #send: (value: number) => Promise<void>;
  #next: number | null = null;
  #isWorking = false;
  #isAnswered = true;

  constructor(send: (value: number) => Promise<void>) {
    this.#send = send;
  }

  /** Whether a value waits or is on its way. */
  get isBusy(): boolean {
    return this.#next !== null || !this.#isAnswered;
  }

  /** What still waits when nobody sets anything more is sent: it is where the hand let go. */
  set(value: number): void {
    this.#next = value;
    if (!this.#isWorking) {
      void this.#work();
    }
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    while (this.#next !== null) {
      const value = this.#next;
      this.#next = null;
      const rest = new Promise((resolve) => setTimeout(resolve, PACE_MS));
      this.#isAnswered = false;
      await this.#send(value);
      this.#isAnswered = true;
      await rest;
    }
    this.#isWorking = false;
  }
}
