import type { StoreWrite } from "#protocol/records.ts";
import type { StorageRequest } from "#server/runs/storage-messages.ts";

export interface DetachedRequest {
  readonly message: StorageRequest;
  /** The copies' buffers, to be transferred. */
  readonly transfer: readonly ArrayBuffer[];
  readonly bytes: number;
  /** The largest single blob. */
  readonly largest: number;
}

/**
 * The request with its bytes copied once: frames are shared with viewers, so theirs must stay, and
 * a view into a pool would otherwise take the whole pool along.
 */
export function detachCopies(request: StorageRequest): DetachedRequest {
  if (request.kind !== "commit") {
    return { message: request, transfer: [], bytes: 0, largest: 0 };
  }
  const transfer: ArrayBuffer[] = [];
  const copy = (bytes: Uint8Array): Uint8Array => {
    const copied = new Uint8Array(bytes);
    transfer.push(copied.buffer);
    return copied;
  };
  const writes = request.writes.map((write) => withCopies(write, copy));
  const sizes = transfer.map((buffer) => buffer.byteLength);
  return {
    message: { kind: "commit", writes },
    transfer,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    largest: Math.max(0, ...sizes),
  };
}

function withCopies(write: StoreWrite, copy: (bytes: Uint8Array) => Uint8Array): StoreWrite {
  switch (write.kind) {
    case "keyframe":
    case "chunk":
      return { ...write, bytes: copy(write.bytes) };
    case "save-table":
      return { ...write, table: { ...write.table, bytes: copy(write.table.bytes) } };
    case "checkpoint": {
      const { checkpoint } = write;
      const keyframe = copy(checkpoint.keyframe);
      const curve = copy(checkpoint.curve);
      return { ...write, checkpoint: { ...checkpoint, keyframe, curve } };
    }
    default:
      return write;
  }
}
