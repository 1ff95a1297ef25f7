import { TABLES } from "#client/text/en/tables.ts";
import type { ReadReply, ReadRequest } from "#client/views/table/read-messages.ts";
import { type ReadTable, readTable } from "#client/views/table/read-table.ts";
import { type DecodedText, type Encoding, textOf } from "#client/views/table/table-text.ts";

/** Bytes of a file that are waited for at once. */
const PIECE_BYTES = 1024 * 1024;
/** Of the way, the bytes are this much; the cells are the rest. */
const BYTES_SHARE = 0.1;

let kept: Extract<DecodedText, { ok: true }> | null = null;

self.addEventListener("message", ({ data }: MessageEvent<ReadRequest>) => {
  void read(data).then(post, () => post(failed(TABLES.notRead)));
});

async function read(request: ReadRequest): Promise<ReadReply> {
  if (request.kind === "file") {
    const decoded = textOf(await bytesOf(request.file));
    if (!decoded.ok) {
      return failed(decoded.problem);
    }
    kept = decoded;
  } else if (request.kind === "text") {
    kept = { ok: true, text: request.text, encoding: "utf-8" };
  }
  const { text, encoding } = kept ?? { text: "", encoding: "utf-8" as const };
  const hasNames = request.kind === "again" ? request.hasNames : null;
  const result = readTable(text, hasNames, (share) =>
    post({ kind: "progress", share: BYTES_SHARE + (1 - BYTES_SHARE) * share }),
  );
  return { kind: "read", result, encoding };
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size);
  for (let from = 0; from < file.size; from += PIECE_BYTES) {
    const piece = file.slice(from, from + PIECE_BYTES);
    bytes.set(new Uint8Array(await piece.arrayBuffer()), from);
    post({ kind: "progress", share: (BYTES_SHARE * from) / file.size });
  }
  return bytes;
}

function failed(problem: string, encoding: Encoding = "utf-8"): ReadReply {
  return { kind: "read", result: { ok: false, problem }, encoding };
}

function post(reply: ReadReply): void {
  const isTable = reply.kind === "read" && reply.result.ok;
  self.postMessage(reply, { transfer: isTable ? buffersOf(reply.result.value) : [] });
}

/** The numbers change hands and are not copied. */
function buffersOf({ columns, lines }: ReadTable): ArrayBuffer[] {
  const buffers = columns.map((column): ArrayBufferLike | null => {
    if (column.kind === "unusable") {
      return null;
    }
    return column.kind === "numbers" ? column.values.buffer : column.codes.buffer;
  });
  return [lines.buffer, ...buffers].filter((buffer) => buffer instanceof ArrayBuffer);
}
