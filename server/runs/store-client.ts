import { randomUUID } from "node:crypto";
import { Worker } from "node:worker_threads";
import type {
  Checkpoint,
  RestoredRoom,
  RoomOfRuns,
  RunDetail,
  RunPage,
  RunQuery,
  Store,
  StoredLabel,
  StoreWrite,
} from "#protocol/records.ts";
import { detachCopies } from "#server/runs/detach-copies.ts";
import { errorFromMessage, StorageError } from "#server/runs/storage-error.ts";
import type {
  StorageAnswer,
  StorageCall,
  StorageOptions,
  StorageReply,
  StorageRequest,
} from "#server/runs/storage-messages.ts";
import { STORE_LIMITS } from "#server/runs/store-limits.ts";

/** After this a room that nobody was in has no code any more; its runs stay. */
const IDLE_ROOM_MS = 48 * 60 * 60 * 1000;

export interface StoreClientOptions {
  /** The bundled storage-worker.ts. */
  readonly workerUrl: URL;
  readonly databaseFile: string;
  readonly migrationsDirectory: string;
  /** Reads beside a running server; nothing is migrated and every write is refused. */
  readonly readOnly?: boolean;
  readonly idleRoomMs?: number;
  /** Called once when the worker dies by itself: nothing can be stored any more. */
  readonly onDeath?: (error: StorageError) => void;
}

interface Pending {
  readonly bytes: number;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** The store on the main thread: every call goes to the storage worker, answers come in order. */
export class StoreClient implements Store {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #exited: Promise<void>;
  readonly #onDeath: ((error: StorageError) => void) | undefined;
  #nextId = 1;
  #waitingBytes = 0;
  #closing: Promise<void> | null = null;
  #death: StorageError | null = null;

  private constructor(worker: Worker, onDeath: ((error: StorageError) => void) | undefined) {
    this.#worker = worker;
    this.#onDeath = onDeath;
    worker.on("message", (reply: StorageReply<never>) => this.#settle(reply));
    worker.on("error", (error) => this.#die(`The storage worker died: ${error.message}`));
    this.#exited = new Promise((resolve) => {
      worker.once("exit", (code) => {
        this.#die(`The storage worker ended with code ${code}.`);
        resolve();
      });
    });
  }

  /** @throws {StorageError} when the database can't be opened or migrated. */
  static async open(options: StoreClientOptions): Promise<StoreClient> {
    const workerData: StorageOptions = {
      databaseFile: options.databaseFile,
      migrationsDirectory: options.migrationsDirectory,
      isReadOnly: options.readOnly ?? false,
      owner: randomUUID(),
      idleRoomMs: options.idleRoomMs ?? IDLE_ROOM_MS,
    };
    const worker = new Worker(options.workerUrl, { workerData });
    await opened(worker);
    return new StoreClient(worker, options.onDeath);
  }

  commit(writes: readonly StoreWrite[]): Promise<void> {
    if (writes.length > STORE_LIMITS.writesPerCommit) {
      return Promise.reject(
        new StorageError("too-large", `${writes.length} writes are too many for one commit.`),
      );
    }
    return this.#call({ kind: "commit", writes });
  }

  takeOver(): Promise<readonly RestoredRoom[]> {
    return this.#call({ kind: "takeOver" });
  }

  listRuns(query: RunQuery): Promise<RunPage> {
    return this.#call({ kind: "listRuns", query });
  }

  listRooms(limit: number): Promise<readonly RoomOfRuns[]> {
    return this.#call({ kind: "listRooms", limit });
  }

  readLabel(runId: string): Promise<StoredLabel | null> {
    return this.#call({ kind: "readLabel", runId });
  }

  findRun(runId: string): Promise<RunDetail | null> {
    return this.#call({ kind: "findRun", runId });
  }

  readCurve(runId: string): Promise<Uint8Array | null> {
    return this.#call({ kind: "readCurve", runId });
  }

  readKeyframe(runId: string, step: number): Promise<Uint8Array | null> {
    return this.#call({ kind: "readKeyframe", runId, step });
  }

  readChunk(runId: string, step: number): Promise<Uint8Array | null> {
    return this.#call({ kind: "readChunk", runId, step });
  }

  readCheckpoint(runId: string): Promise<Checkpoint | null> {
    return this.#call({ kind: "readCheckpoint", runId });
  }

  readTable(hash: string): Promise<Uint8Array | null> {
    return this.#call({ kind: "readTable", hash });
  }

  /** Serves what waits, then ends the worker. Calls after it are refused. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#death === null) {
      await this.#post({ kind: "close" }, 0, []);
    }
    await this.#exited;
  }

  #call<Request extends StorageRequest>(request: Request): Promise<StorageAnswer<Request["kind"]>> {
    if (this.#closing !== null) {
      return Promise.reject(this.#death ?? new StorageError("closed", "The store is closed."));
    }
    const { message, transfer, bytes, largest } = detachCopies(request);
    if (largest > STORE_LIMITS.blobBytes) {
      return Promise.reject(
        new StorageError("too-large", `${largest} bytes are too many at once.`),
      );
    }
    const isFull =
      this.#pending.size >= STORE_LIMITS.waitingRequests ||
      this.#waitingBytes + bytes > STORE_LIMITS.waitingBytes;
    if (isFull) {
      return Promise.reject(
        new StorageError("busy", `${this.#pending.size} requests wait for the disk already.`),
      );
    }
    return this.#post(message, bytes, transfer);
  }

  #post<Answer>(
    request: StorageRequest,
    bytes: number,
    transfer: readonly ArrayBuffer[],
  ): Promise<Answer> {
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { bytes, resolve, reject });
      this.#waitingBytes += bytes;
      const call: StorageCall = { id, request };
      this.#worker.postMessage(call, transfer);
    });
  }

  #settle(reply: StorageReply<never>): void {
    if (reply.kind === "opened" || reply.kind === "not-opened") {
      return;
    }
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) {
      return;
    }
    this.#pending.delete(reply.id);
    this.#waitingBytes -= pending.bytes;
    if (reply.kind === "done") {
      pending.resolve(reply.answer);
    } else {
      pending.reject(errorFromMessage(reply.error));
    }
  }

  /** The first cause counts; an end that was asked for and left nobody waiting is none. */
  #die(cause: string): void {
    const wasAskedFor = this.#closing !== null && this.#pending.size === 0;
    if (this.#death !== null || wasAskedFor) {
      return;
    }
    const death = new StorageError("closed", cause);
    this.#death = death;
    this.#closing ??= this.#exited;
    for (const pending of this.#pending.values()) {
      pending.reject(death);
    }
    this.#pending.clear();
    this.#onDeath?.(death);
  }
}

/** Rejects once the worker has ended: the file is closed only then. */
function opened(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    let cause: Error = new StorageError("closed", "The storage worker did not start.");
    const onMessage = (reply: StorageReply<never>) => {
      if (reply.kind === "not-opened") {
        cause = errorFromMessage(reply.error);
      } else {
        worker.off("message", onMessage).off("error", onError).off("exit", onExit);
        resolve();
      }
    };
    const onError = (error: Error) => {
      cause = new StorageError("closed", `The storage worker did not start: ${error.message}`);
    };
    const onExit = () => reject(cause);
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  });
}
