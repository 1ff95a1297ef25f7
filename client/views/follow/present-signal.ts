import type { ErrorCode, Result } from "#protocol/errors.ts";
import type { Shown } from "#protocol/presentation.ts";

/** About seven a second are told at most. */
const EVERY_MS = 150;

interface PresentSignalWiring {
  send(shown: Shown): Promise<Result<void>>;
  /** The room does not let this page present. */
  onRefused(code: ErrorCode): void;
}

/** Rule CS-63: what is looked at goes out one at a time, few a second, the newest last, and once. */
export class PresentSignal {
  readonly #wiring: PresentSignalWiring;
  #newest: Shown | null = null;
  #told = "";
  #isBusy = false;
  #isClosed = false;

  constructor(wiring: PresentSignalWiring) {
    this.#wiring = wiring;
  }

  show(shown: Shown): void {
    this.#newest = shown;
    if (!this.#isBusy) {
      void this.#tell();
    }
  }

  /** The room may have forgotten it: the connection was gone. */
  again(): void {
    this.#told = "";
    if (this.#newest !== null) {
      this.show(this.#newest);
    }
  }

  close(): void {
    this.#isClosed = true;
  }

  async #tell(): Promise<void> {
    this.#isBusy = true;
    for (let next = this.#next(); next !== null; next = this.#next()) {
      this.#told = JSON.stringify(next);
      const pause = new Promise((done) => setTimeout(done, EVERY_MS));
      const answer = await this.#wiring.send(next);
      if (!(answer.ok || this.#isClosed)) {
        this.#refused(answer.error.code);
      }
      await pause;
    }
    this.#isBusy = false;
  }

  /** Null when the room knows it already. */
  #next(): Shown | null {
    return this.#isClosed || JSON.stringify(this.#newest) === this.#told ? null : this.#newest;
  }

  /** What was too fast, or lost with the connection, is told again; the rest stands. */
  #refused(code: ErrorCode): void {
    if (code === "too-fast") {
      this.#told = "";
    } else if (code !== "server-busy") {
      this.#wiring.onRefused(code);
    }
  }
}
