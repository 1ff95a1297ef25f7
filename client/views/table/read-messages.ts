import type { ReadResult } from "#client/views/table/read-table.ts";
import type { Encoding } from "#client/views/table/table-text.ts";

/** To the reading worker: what to read, or the same once more with or without names. */
export type ReadRequest =
  | { readonly kind: "file"; readonly file: Blob }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "again"; readonly hasNames: boolean };

/** From it: how far it is, 0 to 1, and in the end what it found. */
export type ReadReply =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "read"; readonly result: ReadResult; readonly encoding: Encoding };
