/** Letters that follow each other within this time are one word. */
const WORD_MS = 1_000;

interface Listed {
  /** "" where one is refused now. */
  readonly labels: readonly string[];
  /** -1 where none of them is chosen. */
  readonly chosen: number;
}

/**
 * Rule UI-160: what letters choose from a closed list. One letter, also again and again, goes on to
 * the next option that begins with it; a word goes to the first that begins with the word.
 */
export class TypeAhead {
  #word = "";
  #atMs = Number.NEGATIVE_INFINITY;

  /** What is chosen then; null where the key is none of a word, and others may use it. */
  type(key: string, atMs: number, { labels, chosen }: Listed): number | null {
    const before = atMs - this.#atMs > WORD_MS ? "" : this.#word;
    if (key.length !== 1 || (before === "" && key === " ")) {
      return null;
    }
    const typed = before + key.toLowerCase();
    const [first = ""] = typed;
    const isOneLetter = typed === first.repeat(typed.length);
    const word = isOneLetter ? first : typed;
    const from = isOneLetter ? chosen + 1 : Math.max(chosen, 0);
    const found = labels
      .map((_, i) => (from + i) % labels.length)
      .find((i) => labels[i]?.toLowerCase().startsWith(word));
    if (found === undefined && (before === "" || key === " ")) {
      return null;
    }
    this.#word = typed;
    this.#atMs = atMs;
    return found ?? chosen;
  }
}
