import { parentPort } from "node:worker_threads";
import type { FromWorker, RunReport, ToWorker } from "#server/training/messages.ts";
import { RunLoop } from "#server/training/run-loop.ts";
import { Scheduler } from "#server/training/scheduler.ts";
import type { EncodedCheckpoint } from "#server/training/trainer.ts";

/** Longest delay that a timer can keep. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * A worker thread's loop: between two slices it returns to the event loop, so that a command is
 * carried out within one slice. Without anything due it sleeps until the next due step or message.
 */
class TrainerLoop {
  readonly #runs = new Map<number, RunLoop>();
  readonly #keys = new Map<RunLoop, number>();
  readonly #scheduler = new Scheduler<RunLoop>(clock());
  readonly #post: (message: FromWorker, transfer: ArrayBuffer[]) => void;
  #immediate: NodeJS.Immediate | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(post: (message: FromWorker, transfer: ArrayBuffer[]) => void) {
    this.#post = post;
  }

  receive(message: ToWorker): void {
    this.#guard(message.key, () => this.#carryOut(message));
    this.#wake();
  }

  #carryOut(message: ToWorker): void {
    switch (message.kind) {
      case "open": {
        const { key, spec } = message;
        const run = new RunLoop(spec, clock(), (report) => {
          this.#post({ kind: "report", key, report }, transferOf(report));
        });
        this.#runs.set(key, run);
        this.#keys.set(run, key);
        this.#scheduler.add(run);
        break;
      }
      case "command":
        this.#runs.get(message.key)?.handle(message.command, clock());
        break;
      case "close":
        this.#drop(message.key);
        break;
    }
  }

  #tick(): void {
    const choice = this.#scheduler.choose(clock());
    if (choice.kind === "wait") {
      if (choice.ms !== Number.POSITIVE_INFINITY) {
        const delayMs = Math.min(Math.ceil(choice.ms), LONGEST_TIMER_MS);
        this.#timer = setTimeout(() => this.#wake(), delayMs);
      }
      return;
    }
    const startMs = clock();
    const { run, budgetMs } = choice;
    this.#guard(this.#keys.get(run), () => run.runSlice(budgetMs, clock));
    this.#scheduler.charge(run, clock() - startMs);
    this.#wake();
  }

  #wake(): void {
    clearTimeout(this.#timer ?? undefined);
    this.#timer = null;
    this.#immediate ??= setImmediate(() => {
      this.#immediate = null;
      this.#tick();
    });
  }

  /** A bug in one run ends that run and no other. */
  #guard(key: number | undefined, action: () => void): void {
    try {
      action();
    } catch (error) {
      if (key === undefined) {
        throw error;
      }
      this.#drop(key);
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#post({ kind: "failed", key, message }, []);
    }
  }

  #drop(key: number): void {
    const run = this.#runs.get(key);
    if (run !== undefined) {
      this.#runs.delete(key);
      this.#keys.delete(run);
      this.#scheduler.remove(run);
    }
  }
}

function clock(): number {
  return performance.now();
}

/** What the worker made for the main thread and never looks at again. */
function transferOf(report: RunReport): ArrayBuffer[] {
  switch (report.kind) {
    case "frame":
      return [report.frame.bytes.buffer];
    case "keyframe":
      return [report.keyframe.bytes.buffer];
    case "checkpoint":
    case "ended":
    case "unwatched-pause":
      return buffersOf(report.checkpoint);
    case "answer":
      return report.answer.kind === "checkpoint" ? buffersOf(report.answer.checkpoint) : [];
    case "ready":
      return [];
  }
}

function buffersOf(checkpoint: EncodedCheckpoint): ArrayBuffer[] {
  return [checkpoint.keyframe.buffer, checkpoint.curve.buffer];
}

if (parentPort === null) {
  throw new Error("trainer-worker.ts runs in a worker thread");
}
const port = parentPort;
const loop = new TrainerLoop((message, transfer) => port.postMessage(message, transfer));
port.on("message", (message: ToWorker) => loop.receive(message));
