/** What a piece of Python is, as far as its looks are concerned. */
export type TokenKind = "comment" | "string" | "number" | "keyword" | "plain";

export interface PythonToken {
  readonly kind: TokenKind;
  readonly text: string;
}

const KEYWORDS = new Set(["import", "from", "as", "def", "return", "global", "for", "in", "if"]);
const PIECES =
  /(?<comment>#.*$)|(?<string>"[^"]*")|(?<number>(?<![\w.])\d[\d.]*(?:e[+-]?\d+)?)|(?<word>[A-Za-z_]\w*)/g;

/** A line of the script in pieces, which are the line again in their order. */
export function pythonTokens(line: string): readonly PythonToken[] {
  const tokens: PythonToken[] = [];
  const add = (kind: TokenKind, text: string) => {
    const last = tokens.at(-1);
    if (kind === "plain" && last?.kind === "plain") {
      tokens[tokens.length - 1] = { kind, text: last.text + text };
    } else if (text !== "") {
      tokens.push({ kind, text });
    }
  };
  let end = 0;
  for (const match of line.matchAll(PIECES)) {
    add("plain", line.slice(end, match.index));
    add(kindOf(match.groups ?? {}), match[0]);
    end = match.index + match[0].length;
  }
  add("plain", line.slice(end));
  return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  const word = groups["word"];
  if (word !== undefined) {
    return KEYWORDS.has(word) ? "keyword" : "plain";
  }
  return groups["comment"] !== undefined
    ? "comment"
    : groups["string"] !== undefined
      ? "string"
      : "number";
}
