import type { Store } from "#protocol/records.ts";

/** What a suite needs of a database: an empty store, and the same data opened by a new process. */
export interface StoreFactory {
  open(): Promise<Store>;
  /** Closes a store and opens its data again. */
  reopen(store: Store): Promise<Store>;
}
