import { existsSync } from "node:fs";
import { PrismaClient } from "#prisma/generated/client.ts";
import type { StoreWrite } from "#protocol/records.ts";
import { CommitWrites } from "#server/runs/commit-writes.ts";
import { completeSearch } from "#server/runs/complete-search.ts";
import { listRooms, listRuns } from "#server/runs/library-queries.ts";
import { LibSqlFile } from "#server/runs/libsql-file.ts";
import { openMigrated } from "#server/runs/migrate.ts";
import {
  findRun,
  readCheckpoint,
  readChunk,
  readCurve,
  readKeyframe,
  readLabel,
  readTable,
} from "#server/runs/run-queries.ts";
import { StorageError } from "#server/runs/storage-error.ts";
import type { StorageOptions, StorageRequest } from "#server/runs/storage-messages.ts";
import { STORE_LIMITS } from "#server/runs/store-limits.ts";
import { takeOver } from "#server/runs/take-over.ts";

const SETTINGS = [
  "PRAGMA journal_mode = WAL",
  // FULL: what was acknowledged survives a power failure, not only a crash of this process.
  "PRAGMA synchronous = FULL",
  "PRAGMA foreign_keys = ON",
  "PRAGMA journal_size_limit = 67108864",
];

/** The database of one file. Requests are served one at a time by whoever calls `serve`. */
export class Storage {
  readonly #options: StorageOptions;
  readonly #prisma: PrismaClient;

  private constructor(options: StorageOptions, prisma: PrismaClient) {
    this.#options = options;
    this.#prisma = prisma;
  }

  /** @throws {StorageError} when the file is missing (read-only) or of a newer version. */
  static async open(options: StorageOptions): Promise<Storage> {
    const { databaseFile, migrationsDirectory, isReadOnly } = options;
    if (isReadOnly && !existsSync(databaseFile)) {
      throw new StorageError("failed", `There is no database ${databaseFile}.`);
    }
    const file = isReadOnly
      ? new LibSqlFile(databaseFile)
      : await openMigrated(databaseFile, migrationsDirectory);
    for (const setting of isReadOnly ? ["PRAGMA query_only = ON"] : SETTINGS) {
      await file.query(setting);
    }
    const prisma = new PrismaClient({ adapter: file });
    if (!isReadOnly) {
      await completeSearch(prisma);
    }
    return new Storage(options, prisma);
  }

  async serve(request: StorageRequest): Promise<unknown> {
    const db = this.#prisma;
    switch (request.kind) {
      case "commit":
        return this.#commit(request.writes);
      case "takeOver":
        return this.#takeOver();
      case "listRuns":
        return listRuns(db, request.query);
      case "listRooms":
        return listRooms(db, request.limit);
      case "findRun":
        return findRun(db, request.runId);
      case "readLabel":
        return readLabel(db, request.runId);
      case "readCurve":
        return readCurve(db, request.runId);
      case "readKeyframe":
        return readKeyframe(db, request.runId, request.step);
      case "readChunk":
        return readChunk(db, request.runId, request.step);
      case "readCheckpoint":
        return readCheckpoint(db, request.runId);
      case "readTable":
        return readTable(db, request.hash);
      case "close":
        return db.$disconnect();
    }
  }

  async #commit(writes: readonly StoreWrite[]): Promise<void> {
    this.#refuseIfReadOnly();
    await this.#prisma.$transaction(
      async (tx) => {
        const commit = new CommitWrites(tx, this.#options.owner, new Date());
        for (const write of writes) {
          await commit.apply(write);
        }
      },
      { timeout: STORE_LIMITS.transactionMs },
    );
  }

  async #takeOver() {
    this.#refuseIfReadOnly();
    const idleSince = new Date(Date.now() - this.#options.idleRoomMs);
    return this.#prisma.$transaction((tx) => takeOver(tx, this.#options.owner, idleSince), {
      timeout: STORE_LIMITS.transactionMs,
    });
  }

  #refuseIfReadOnly(): void {
    if (this.#options.isReadOnly) {
      throw new StorageError("refused", "The store is open for reading only.");
    }
  }
}
