import { LIMITS } from "#protocol/limits.ts";

/** Lets a bounded number of reads of the store run at once, and fewer of them for one address. */
export class ReadGate {
  readonly #running = new Map<string, number>();
  #total = 0;

  /** Null when too many run: whoever asks should come back. */
  async read<T>(address: string, task: () => Promise<T>): Promise<T | null> {
    const own = this.#running.get(address) ?? 0;
    if (this.#total >= LIMITS.readsAtOnce || own >= LIMITS.readsAtOncePerAddress) {
      return null;
    }
    this.#total++;
    this.#running.set(address, own + 1);
    try {
      return await task();
    } finally {
      this.#total--;
      const left = (this.#running.get(address) ?? 1) - 1;
      if (left > 0) {
        this.#running.set(address, left);
      } else {
        this.#running.delete(address);
      }
    }
  }
}
