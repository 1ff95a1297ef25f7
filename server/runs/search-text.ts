/** What a LIKE pattern would take for something else, as characters that stand for themselves. */
const PLAIN: Readonly<Record<string, string>> = { "%": "٪", _: "‗", "\\": "⧵" };

/** A name and a remark; a single character may become eighteen. */
const MOST_CHARACTERS = 512;

/**
 * Rule ST-63: text as a search compares it, in the database and in a query alike: no capitals, no
 * accents, and nothing that a pattern gives a meaning.
 */
export function searchText(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[%_\\]/g, (character) => PLAIN[character] ?? "");
  // Never between the halves of one.
  return [...plain].slice(0, MOST_CHARACTERS).join("");
}
