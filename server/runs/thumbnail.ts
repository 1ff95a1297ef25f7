import { LossSeries } from "#engine/loss-series.ts";
import { decodeCurve } from "#protocol/curve-codec.ts";
import { STORE_LIMITS } from "#server/runs/store-limits.ts";

/** The curve in few points, little-endian doubles; null when the bytes are no curve. */
export function thumbnailOf(curve: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const losses = decodeOrNull(curve);
  if (losses === null) {
    return null;
  }
  const view = new DataView(new ArrayBuffer(losses.length * 8));
  for (const [index, loss] of losses.entries()) {
    view.setFloat64(index * 8, loss, true);
  }
  return new Uint8Array(view.buffer);
}

export function thumbnailFrom(bytes: Uint8Array | null): readonly number[] {
  if (bytes === null) {
    return [];
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / 8 }, (_, index) =>
    view.getFloat64(index * 8, true),
  );
}

function decodeOrNull(curve: Uint8Array): readonly number[] | null {
  try {
    return LossSeries.fromSlice(decodeCurve(curve)).thumbnail(STORE_LIMITS.thumbnailPoints);
  } catch {
    // A picture in a list is no reason to refuse the checkpoint that the run's recovery needs.
    return null;
  }
}
