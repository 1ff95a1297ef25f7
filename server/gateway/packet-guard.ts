/** Bytes that no client of ours would send. The connection that sent them is ended. */
export class PacketError extends Error {
  override readonly name = "PacketError";
}

const MOST_DEPTH = 16;
const MOST_VALUES = 260_000;

/** Bytes that follow these first bytes: numbers, and `undefined` as the encoder writes it. */
const FIXED: Readonly<Record<number, number>> = {
  192: 0, // nil
  194: 0, // false
  195: 0, // true
  202: 4,
  203: 8,
  204: 1,
  205: 2,
  206: 4,
  207: 8,
  208: 1,
  209: 2,
  210: 4,
  211: 8,
};

interface Sized {
  readonly kind: "bytes" | "text" | "list" | "map";
  /** How many bytes the length itself takes. */
  readonly lengthBytes: number;
}

const SIZED: Readonly<Record<number, Sized>> = {
  196: { kind: "bytes", lengthBytes: 1 },
  197: { kind: "bytes", lengthBytes: 2 },
  198: { kind: "bytes", lengthBytes: 4 },
  217: { kind: "text", lengthBytes: 1 },
  218: { kind: "text", lengthBytes: 2 },
  219: { kind: "text", lengthBytes: 4 },
  220: { kind: "list", lengthBytes: 2 },
  221: { kind: "list", lengthBytes: 4 },
  222: { kind: "map", lengthBytes: 2 },
  223: { kind: "map", lengthBytes: 4 },
};

const UNDEFINED_EXTENSION = 212;
const PROTOTYPE_KEY = "__proto__";

/**
 * Rule PR-11: walks over one msgpack value before the decoder does. The decoder allocates whatever
 * length it is told; here no length may be more than the bytes that are left.
 *
 * @throws {PacketError} saying what is wrong and at which byte.
 * @see https://github.com/msgpack/msgpack/blob/master/spec.md
 */
export function guardPacket(bytes: Buffer): void {
  new PacketWalk(bytes).walk();
}

class PacketWalk {
  readonly #bytes: Buffer;
  #at = 0;
  #values = 0;
  /** How many values each open list or map still owes. */
  readonly #owed: number[] = [];

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  walk(): void {
    do {
      this.#values++;
      if (this.#values > MOST_VALUES) {
        throw this.#fault("too many values");
      }
      this.#settle(this.#value());
    } while (this.#owed.length > 0);
    if (this.#at !== this.#bytes.byteLength) {
      throw this.#fault("something follows the message");
    }
  }

  /** Passes over one value and returns how many values are inside it. */
  #value(): number {
    const first = this.#uint(1);
    if (first < 0x80 || first >= 0xe0) {
      return 0;
    }
    if (first < 0xc0) {
      return this.#short(first);
    }
    const fixed = FIXED[first];
    if (fixed !== undefined) {
      return this.#skip(fixed);
    }
    const sized = SIZED[first];
    if (sized !== undefined) {
      return this.#sized(sized.kind, this.#uint(sized.lengthBytes));
    }
    if (first === UNDEFINED_EXTENSION && this.#bytes[this.#at] === 0) {
      return this.#skip(2);
    }
    throw this.#fault(`no value begins with ${first}`);
  }

  #short(first: number): number {
    if (first < 0x90) {
      return this.#sized("map", first & 15);
    }
    return first < 0xa0 ? this.#sized("list", first & 15) : this.#sized("text", first & 31);
  }

  #sized(kind: Sized["kind"], length: number): number {
    switch (kind) {
      case "bytes":
        return this.#skip(length);
      case "text":
        if (length === PROTOTYPE_KEY.length && this.#textAhead(length) === PROTOTYPE_KEY) {
          throw this.#fault(`${PROTOTYPE_KEY} is no name`);
        }
        return this.#skip(length);
      case "list":
        return length;
      case "map":
        return 2 * length;
    }
  }

  #settle(children: number): void {
    const owed = this.#owed;
    if (owed.length > 0) {
      owed.push((owed.pop() ?? 0) - 1);
    }
    if (children > this.#bytes.byteLength - this.#at) {
      throw this.#fault("the message ends early");
    }
    if (children > 0) {
      owed.push(children);
    }
    if (owed.length > MOST_DEPTH) {
      throw this.#fault("too deep");
    }
    while (owed.at(-1) === 0) {
      owed.pop();
    }
  }

  #skip(length: number): 0 {
    if (this.#at + length > this.#bytes.byteLength) {
      throw this.#fault("the message ends early");
    }
    this.#at += length;
    return 0;
  }

  #uint(length: number): number {
    const from = this.#at;
    this.#skip(length);
    return this.#bytes.readUIntBE(from, length);
  }

  #textAhead(length: number): string {
    return this.#bytes.toString("latin1", this.#at, this.#at + length);
  }

  #fault(what: string): PacketError {
    return new PacketError(`${what}, at byte ${this.#at}`);
  }
}
