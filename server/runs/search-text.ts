/** What a LIKE pattern would take for something else, as characters that stand for themselves. */
const PLAIN: Readonly<Record<string, string>> = { "%": "٪", _: "‗", "\\": "⧵" };

/**
 * Rule ST-63: text as a search compares it, in the database and in a query alike: no capitals, no
 * accents, and nothing that a pattern gives a meaning.
 */
export function searchText(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[%_\\]/g, (character) => PLAIN[character] ?? "");
}
