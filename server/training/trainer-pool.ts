import { Worker } from "node:worker_threads";
import type { Checkpoint } from "#protocol/records.ts";
import type { FromWorker, ToWorker } from "#server/training/messages.ts";
import { OpenRun, TrainerError } from "#server/training/open-run.ts";
import type {
  Trainer,
  TrainingHandle,
  TrainingListener,
  TrainingSpec,
} from "#server/training/trainer.ts";

export interface TrainerPoolOptions {
  /** The bundled server/training/trainer-worker.ts. */
  readonly workerUrl: URL;
  readonly workerCount: number;
}

/** One place for a worker thread. After a death its next run starts a fresh one. */
class WorkerSlot {
  readonly runs = new Map<number, OpenRun>();
  readonly #workerUrl: URL;
  #worker: Worker | null = null;

  constructor(workerUrl: URL) {
    this.#workerUrl = workerUrl;
  }

  send(message: ToWorker, transfer: readonly ArrayBuffer[] = []): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(message, transfer);
  }

  /** Nothing is sent to a dead worker, nor is one started only to close a run. */
  sendIfAlive(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    worker?.removeAllListeners();
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#workerUrl);
    let cause: unknown;
    worker.on("message", (message: FromWorker) => this.#receive(message));
    worker.on("error", (error) => {
      cause = error;
    });
    // Every death ends with this, one by an error too.
    worker.on("exit", (code) => {
      this.#worker = null;
      this.#failAll(new TrainerError(`a trainer thread ended with code ${code}`, { cause }));
    });
    return worker;
  }

  #receive(message: FromWorker): void {
    const run = this.runs.get(message.key);
    if (message.kind === "report") {
      run?.receive(message.report);
    } else {
      run?.fail(new TrainerError(message.message));
    }
  }

  #failAll(error: TrainerError): void {
    const runs = [...this.runs.values()];
    this.runs.clear();
    for (const run of runs) {
      run.fail(error);
    }
  }
}

/** Trains many runs in a few worker threads. Ends with `close`. */
export class TrainerPool implements Trainer {
  readonly #slots: readonly WorkerSlot[];
  #nextKey = 1;

  constructor(options: TrainerPoolOptions) {
    if (options.workerCount < 1) {
      throw new RangeError(`a pool of ${options.workerCount} workers trains nothing`);
    }
    this.#slots = Array.from(
      { length: options.workerCount },
      () => new WorkerSlot(options.workerUrl),
    );
  }

  open(spec: TrainingSpec, listener: TrainingListener): TrainingHandle {
    const slot = this.#slots.reduce((least, next) =>
      next.runs.size < least.runs.size ? next : least,
    );
    const key = this.#nextKey++;
    const run = new OpenRun({
      listener,
      send: (command) => slot.sendIfAlive({ kind: "command", key, command }),
      drop: () => {
        slot.runs.delete(key);
        slot.sendIfAlive({ kind: "close", key });
      },
    });
    slot.runs.set(key, run);
    const checkpoint = spec.checkpoint === null ? null : copyOf(spec.checkpoint);
    const transfer =
      checkpoint === null ? [] : [checkpoint.keyframe.buffer, checkpoint.curve.buffer];
    slot.send({ kind: "open", key, spec: { ...spec, checkpoint } }, transfer);
    return run;
  }

  /** Every open run ends without a word: whoever opened it has paused and stored it before. */
  async close(): Promise<void> {
    for (const slot of this.#slots) {
      for (const run of [...slot.runs.values()]) {
        run.close();
      }
    }
    await Promise.all(this.#slots.map((slot) => slot.stop()));
  }
}

/** The store may have cut its bytes out of a larger buffer, which would travel along. */
function copyOf(checkpoint: Checkpoint) {
  return {
    ...checkpoint,
    keyframe: new Uint8Array(checkpoint.keyframe),
    curve: new Uint8Array(checkpoint.curve),
  };
}
