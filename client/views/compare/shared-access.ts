import { findRun, runBytes } from "#client/session/http-client.ts";
import type { RunAccess } from "#client/session/replay-session.ts";
import { ok, type Result } from "#protocol/errors.ts";

/** One address may read so many things at once, and other pages read, too. */
const AT_ONCE = 2;
const TRIES = 5;
const AGAIN_MS = 400;

/** Rule UI-154: several runs are read one thing after the other, and what was refused is asked again. */
export class ReadQueue {
  readonly #waiting: (() => void)[] = [];
  readonly #pause: (ms: number) => Promise<void>;
  #reading = 0;

  constructor(pause: (ms: number) => Promise<void> = wait) {
    this.#pause = pause;
  }

  async read<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#reading >= AT_ONCE) {
      await new Promise<void>((go) => this.#waiting.push(go));
    }
    this.#reading += 1;
    try {
      return await this.#insist(ask);
    } finally {
      this.#reading -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #insist<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
    let answer = await ask();
    for (let tries = 1; tries < TRIES && isPassing(answer); tries++) {
      await this.#pause(AGAIN_MS * tries);
      answer = await ask();
    }
    return answer;
  }
}

/** A saved run by way of the queue. Where other runs went on from it is not asked for. */
export function sharedAccess(runId: string, queue: ReadQueue): RunAccess {
  return {
    detail: () => queue.read(() => findRun(runId)),
    bytes: (part) => queue.read(() => runBytes(runId, part)),
    runsOf: () => Promise.resolve(ok({ runs: [], next: null })),
  };
}

function isPassing(answer: Result<unknown>): boolean {
  return !answer.ok && (answer.error.code === "too-fast" || answer.error.code === "server-busy");
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
