import { TABLES } from "#client/text/en/tables.ts";

/** Larger files are refused by their size alone, before a byte is read. */
export const FILE_BYTES = 24 * 1024 * 1024;

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly problem: string };

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
/** Every xlsx and ods file begins so: it is a zip. Older xls files begin as the second. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Rule UI-70: the text of a file, whichever of the encodings that spreadsheets write it is in. What
 * has no mark and is no UTF-8 is taken for Windows' western letters, unless it is no text at all.
 */
export function textOf(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, ZIP) || startsWith(bytes, OLD_EXCEL)) {
    return { ok: false, problem: TABLES.workbook };
  }
  const marked = MARKS.find(([, mark]) => startsWith(bytes, mark))?.[0];
  const encoding = marked ?? "utf-8";
  const text = decoded(bytes, encoding) ?? decoded(bytes, "windows-1252") ?? "";
  if (isNoText(text)) {
    return { ok: false, problem: TABLES.noText };
  }
  const isGuessed = marked === undefined && decoded(bytes, "utf-8") === null;
  return text.trim() === ""
    ? { ok: false, problem: TABLES.empty }
    : { ok: true, text, encoding: isGuessed ? "windows-1252" : encoding };
}

/** Null where the bytes are not of this encoding; the mark itself is left out. */
function decoded(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Text has no control characters but breaks and tabs; a picture has them within the first bytes. */
function isNoText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return /[\u0000-\u0008\u000e-\u001a\u007f\ufffe]/.test(text.slice(0, 100_000));
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}
