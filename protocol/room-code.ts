/** Without look-alikes: no B/8, I/1, O/0, S/5, Z/2. 26^6 codes, about 309 million. */
const ALPHABET = "ACDEFGHJKLMNPQRTUVWXY34679";
const LENGTH = 6;

/**
 * A fresh code. Rule RM-8: chance comes in as an argument.
 *
 * @param randomBelow an unpredictable integer from 0 to `limit - 1`.
 */
export function generateCode(randomBelow: (limit: number) => number): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomBelow(ALPHABET.length)]).join("");
}

/** What somebody typed as a code: any case, with spaces or a dash. Null when it can be no code. */
export function normaliseCode(text: string): string | null {
  if (text.length > 32) {
    return null;
  }
  const code = text.toUpperCase().replaceAll(/[\s\-–—_.]/g, "");
  return code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter))
    ? code
    : null;
}

/** For reading aloud and projecting: `KXQ-4TP`. */
export function formatCode(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
