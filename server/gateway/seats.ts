/** How many connections each address has, up to a limit. */
export class Seats {
  readonly #limit: number;
  readonly #taken = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** False when the address has none left. */
  take(address: string): boolean {
    const taken = this.#taken.get(address) ?? 0;
    if (taken >= this.#limit) {
      return false;
    }
    this.#taken.set(address, taken + 1);
    return true;
  }

  release(address: string): void {
    const left = (this.#taken.get(address) ?? 1) - 1;
    if (left > 0) {
      this.#taken.set(address, left);
    } else {
      this.#taken.delete(address);
    }
  }
}
