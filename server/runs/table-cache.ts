/** Tables that are kept: each has at most 800 KB. */
const TABLES_KEPT = 16;

/** Tables that were read lately: a class that comes in together reads the store once. */
export class TableCache {
  readonly #read: (hash: string) => Promise<Uint8Array | null>;
  readonly #tables = new Map<string, Promise<Uint8Array | null>>();

  constructor(read: (hash: string) => Promise<Uint8Array | null>) {
    this.#read = read;
  }

  /** Whether it is here, or on its way. */
  has(hash: string): boolean {
    return this.#tables.has(hash);
  }

  /** Shared bytes: nobody writes to them. Null when there is no such table, which may change. */
  read(hash: string): Promise<Uint8Array | null> {
    const table = this.#tables.get(hash) ?? this.#readNow(hash);
    // The one used last is the last to be forgotten.
    this.#tables.delete(hash);
    this.#tables.set(hash, table);
    for (const oldest of [...this.#tables.keys()].slice(0, -TABLES_KEPT)) {
      this.#tables.delete(oldest);
    }
    return table;
  }

  #readNow(hash: string): Promise<Uint8Array | null> {
    const table = this.#read(hash);
    const forget = () => {
      if (this.#tables.get(hash) === table) {
        this.#tables.delete(hash);
      }
    };
    table.then((bytes) => bytes ?? forget()).catch(forget);
    return table;
  }
}
