/** Where a text stops being JSON, both counted from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

const SPACE = /[ \t\n\r]*/y;
const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * The first character that cannot go on a JSON text; its end when the text breaks off. Node's
 * own message names a position for long texts only.
 */
export function jsonFaultPosition(text: string): TextPosition {
  const before = text.slice(0, new Scanner(text).faultOffset());
  const lines = before.split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

class Scanner {
  readonly #text: string;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Walks over values without recursion, so that no nesting is too deep. */
  faultOffset(): number {
    const closers: string[] = [];
    while (this.#openOrScalar(closers)) {
      while (closers.length > 0 && this.#take(closers.at(-1) ?? "")) {
        closers.pop();
      }
      if (closers.length === 0 || !this.#take(",")) {
        this.#skip();
        break;
      }
      if (closers.at(-1) === "}" && !this.#key()) {
        break;
      }
    }
    return this.#offset;
  }

  /** A scalar, an empty list or object, or any number of openings down to one of these. */
  #openOrScalar(closers: string[]): boolean {
    for (;;) {
      const closer = this.#opening();
      if (closer === null) {
        return this.#text[this.#offset] === '"' ? this.#string() : this.#match(ATOM);
      }
      if (this.#take(closer)) {
        return true;
      }
      closers.push(closer);
      if (closer === "}" && !this.#key()) {
        return false;
      }
    }
  }

  /** What closes the list or object that starts here; null when none does. */
  #opening(): string | null {
    if (this.#take("[")) {
      return "]";
    }
    return this.#take("{") ? "}" : null;
  }

  #key(): boolean {
    return this.#string() && this.#take(":");
  }

  /** By hand: a pattern would keep a way back for each of millions of characters. */
  #string(): boolean {
    if (!this.#take('"')) {
      return false;
    }
    for (;;) {
      const character = this.#text[this.#offset] ?? "";
      if (character === '"') {
        this.#offset += 1;
        return true;
      }
      // A control character breaks the string, and so does the end of the text.
      if (character < " " || (character === "\\" && !this.#isEscape())) {
        return false;
      }
      this.#offset += character === "\\" ? ESCAPE.lastIndex - this.#offset : 1;
    }
  }

  #isEscape(): boolean {
    ESCAPE.lastIndex = this.#offset;
    return ESCAPE.test(this.#text);
  }

  #take(character: string): boolean {
    this.#skip();
    if (character === "" || this.#text[this.#offset] !== character) {
      return false;
    }
    this.#offset += 1;
    return true;
  }

  #match(pattern: RegExp): boolean {
    this.#skip();
    pattern.lastIndex = this.#offset;
    const found = pattern.exec(this.#text);
    this.#offset += found?.[0].length ?? 0;
    return found !== null;
  }

  #skip(): void {
    SPACE.lastIndex = this.#offset;
    this.#offset += SPACE.exec(this.#text)?.[0].length ?? 0;
  }
}
