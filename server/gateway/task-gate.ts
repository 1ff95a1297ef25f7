/** Lets a bounded number of tasks run at once, and fewer of them for one address. */
export class TaskGate {
  readonly #most: number;
  readonly #mostPerAddress: number;
  readonly #running = new Map<string, number>();
  #total = 0;

  constructor(limits: { readonly most: number; readonly mostPerAddress: number }) {
    this.#most = limits.most;
    this.#mostPerAddress = limits.mostPerAddress;
  }

  /** Null when too many run: whoever asks should come back. */
  async run<T>(address: string, task: () => Promise<T>): Promise<T | null> {
    const own = this.#running.get(address) ?? 0;
    if (this.#total >= this.#most || own >= this.#mostPerAddress) {
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
