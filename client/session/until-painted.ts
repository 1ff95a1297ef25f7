import { afterPaint } from "#client/session/after-paint.ts";

/**
 * Rule CS-22: what a press changed is painted before what the server says next is worked on, be it
 * the answer to that press. What waits stays in its order.
 */
export class UntilPainted {
  readonly #painted: (act: () => void) => void;
  #waiting: (() => void)[] | null = null;

  /** @param painted calls back once what is in the document now has been painted. */
  constructor(painted: (act: () => void) => void = afterPaint) {
    this.#painted = painted;
  }

  /** Something was changed that is about to be painted. */
  begin(): void {
    if (this.#waiting === null) {
      this.#waiting = [];
      this.#painted(() => this.#end());
    }
  }

  /** Acts now, or right after the picture that is waited for. */
  pass(act: () => void): void {
    if (this.#waiting === null) {
      act();
    } else {
      this.#waiting.push(act);
    }
  }

  /** What waits is of a connection that is lost: the next one tells it anew. */
  forget(): void {
    this.#waiting = this.#waiting === null ? null : [];
  }

  #end(): void {
    // What comes meanwhile is in the same order; what is forgotten meanwhile is not acted on.
    for (let act = this.#next(); act !== undefined; act = this.#next()) {
      act();
    }
    this.#waiting = null;
  }

  #next(): (() => void) | undefined {
    return this.#waiting?.shift();
  }
}
