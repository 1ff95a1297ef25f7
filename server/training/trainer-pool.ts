import { Worker } from "node:worker_threads";
import type { Checkpoint } from "#protocol/records.ts";
import type { FromWorker, ToWorker, TrainerData } from "#server/training/messages.ts";
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
  readonly kernels: WebAssembly.Module;
  /** The bytes of a stored table; null when there is none of this hash. */
  readTable(hash: string): Promise<Uint8Array | null>;
}

/** One place for a worker thread. After a death its next run starts a fresh one. */
class WorkerSlot {
  readonly runs = new Map<number, OpenRun>();
  readonly #workerUrl: URL;
  readonly #data: TrainerData;
  #worker: Worker | null = null;

  constructor(workerUrl: URL, data: TrainerData) {
    this.#workerUrl = workerUrl;
    this.#data = data;
  }

  open(key: number, spec: TrainingSpec, table: Uint8Array<ArrayBuffer> | null): void {
    const checkpoint = spec.checkpoint === null ? null : copyOf(spec.checkpoint);
    const message: ToWorker = { kind: "open", key, spec: { ...spec, checkpoint }, table };
    this.#worker ??= this.#start();
    this.#worker.postMessage(message, [
      ...(checkpoint === null ? [] : [checkpoint.keyframe.buffer, checkpoint.curve.buffer]),
      ...(table === null ? [] : [table.buffer]),
    ]);
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
    const worker = new Worker(this.#workerUrl, { workerData: this.#data });
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
  readonly #options: TrainerPoolOptions;
  readonly #slots: readonly WorkerSlot[];
  #nextKey = 1;

  constructor(options: TrainerPoolOptions) {
    if (options.workerCount < 1) {
      throw new RangeError(`a pool of ${options.workerCount} workers trains nothing`);
    }
    this.#options = options;
    this.#slots = Array.from(
      { length: options.workerCount },
      () => new WorkerSlot(options.workerUrl, { kernels: options.kernels }),
    );
  }

  open(spec: TrainingSpec, listener: TrainingListener): TrainingHandle {
    const slot = this.#slots.reduce((least, next) =>
      next.runs.size < least.runs.size ? next : least,
    );
    const key = this.#nextKey++;
    // What comes while the rows of a stored table are read.
    let waiting: ToWorker[] | null = [];
    const run = new OpenRun({
      listener,
      send: (command) => {
        const message: ToWorker = { kind: "command", key, command };
        if (waiting === null) {
          slot.sendIfAlive(message);
        } else {
          waiting.push(message);
        }
      },
      drop: () => {
        slot.runs.delete(key);
        slot.sendIfAlive({ kind: "close", key });
      },
    });
    slot.runs.set(key, run);
    const start = (table: Uint8Array<ArrayBuffer> | null) => {
      // Closed meanwhile, or failed with its thread, it is not opened any more.
      if (slot.runs.get(key) === run) {
        slot.open(key, spec, table);
        for (const message of waiting ?? []) {
          slot.sendIfAlive(message);
        }
        waiting = null;
      }
    };
    const { data } = spec.run.settings;
    if (data.kind === "stored") {
      this.#readTable(data.hash)
        .then(start)
        .catch((cause: unknown) => run.fail(new TrainerError("its table was not read", { cause })));
    } else {
      start(null);
    }
    return run;
  }

  async #readTable(hash: string): Promise<Uint8Array<ArrayBuffer>> {
    const table = await this.#options.readTable(hash);
    if (table === null) {
      throw new TrainerError(`there is no stored table ${hash}`);
    }
    return new Uint8Array(table);
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
