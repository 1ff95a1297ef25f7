import type { Store, StoreWrite } from "#protocol/records.ts";
import type { ErrorMessage } from "#server/runs/storage-error.ts";

/** What the storage worker is started with. */
export interface StorageOptions {
  readonly databaseFile: string;
  readonly migrationsDirectory: string;
  readonly isReadOnly: boolean;
  /** Names the process in the leases that it holds. */
  readonly owner: string;
  readonly idleRoomMs: number;
}

/** Requests by name, with their arguments; the answers are the store's own. */
export type StorageRequest =
  | { readonly kind: "commit"; readonly writes: readonly StoreWrite[] }
  | { readonly kind: "takeOver" }
  | { readonly kind: "listRuns"; readonly query: Parameters<Store["listRuns"]>[0] }
  | { readonly kind: "listRooms"; readonly limit: number }
  | { readonly kind: "findRun"; readonly runId: string }
  | { readonly kind: "readLabel"; readonly runId: string }
  | { readonly kind: "readCurve"; readonly runId: string }
  | { readonly kind: "readKeyframe"; readonly runId: string; readonly step: number }
  | { readonly kind: "readChunk"; readonly runId: string; readonly step: number }
  | { readonly kind: "readCheckpoint"; readonly runId: string }
  | { readonly kind: "readTable"; readonly hash: string }
  | { readonly kind: "close" };

export type StorageAnswer<Kind extends StorageRequest["kind"]> = Awaited<ReturnType<Store[Kind]>>;

export interface StorageCall {
  readonly id: number;
  readonly request: StorageRequest;
}

/** The main thread reads the answer as `never`: it fits whatever the call with this id waits for. */
export type StorageReply<Answer> =
  | { readonly kind: "opened" }
  | { readonly kind: "not-opened"; readonly error: ErrorMessage }
  | { readonly kind: "done"; readonly id: number; readonly answer: Answer }
  | { readonly kind: "failed"; readonly id: number; readonly error: ErrorMessage };
