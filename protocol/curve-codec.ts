import type { LossSlice } from "#engine/loss-series.ts";

/** Bytes that are no loss curve. */
export class CurveFormatError extends Error {
  override readonly name = "CurveFormatError";
}

// Little-endian. Documented byte by byte in docs/PROTOCOL.md, section "Curve".
const VERSION = 1;
const HEADER_BYTES = 16;
const MAXIMUM_EXPONENT = 31;

/**
 * The losses of a slice: one number per step where every step is kept, else minimum, maximum
 * and last per bucket. The result is a fresh buffer that the caller owns.
 */
export function encodeCurve(slice: LossSlice): Uint8Array<ArrayBuffer> {
  const count = slice.last.length;
  const columns = slice.width === 1 ? [slice.last] : [slice.minimum, slice.maximum, slice.last];
  const bytes = new Uint8Array(HEADER_BYTES + count * columns.length * 8);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint8(1, 31 - Math.clz32(slice.width));
  view.setUint32(4, slice.stepCount, true);
  view.setUint32(8, slice.fromBucket, true);
  view.setUint32(12, count, true);
  let offset = HEADER_BYTES;
  for (let i = 0; i < count; i++) {
    for (const column of columns) {
      view.setFloat64(offset, column[i] ?? 0, true);
      offset += 8;
    }
  }
  return bytes;
}

/**
 * Reads a curve that came over the network or out of the database.
 *
 * @throws {CurveFormatError} on a wrong version or length, a range that does not end with the
 * series, or a loss outside its bucket's minimum and maximum. Never reads past the end.
 */
export function decodeCurve(bytes: Uint8Array): LossSlice {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { width, stepCount, fromBucket, count } = readHeader(view);
  const columns = width === 1 ? 1 : 3;
  const expected = HEADER_BYTES + count * columns * 8;
  if (bytes.byteLength !== expected) {
    throw new CurveFormatError(`curve is ${bytes.byteLength} bytes, its header says ${expected}`);
  }
  const column = (index: number) =>
    Float64Array.from({ length: count }, (_, i) =>
      view.getFloat64(HEADER_BYTES + (i * columns + index) * 8, true),
    );
  const minimum = column(0);
  const maximum = column(columns === 1 ? 0 : 1);
  const last = column(columns === 1 ? 0 : 2);
  for (let i = 0; i < count; i++) {
    // Written so that NaN fails too.
    if (!((minimum[i] ?? 0) <= (last[i] ?? 0) && (last[i] ?? 0) <= (maximum[i] ?? 0))) {
      throw new CurveFormatError(`curve has no possible loss in bucket ${fromBucket + i}`);
    }
  }
  return { width, stepCount, fromBucket, minimum, maximum, last };
}

interface Header {
  readonly width: number;
  readonly stepCount: number;
  readonly fromBucket: number;
  readonly count: number;
}

function readHeader(view: DataView): Header {
  if (view.byteLength < HEADER_BYTES) {
    throw new CurveFormatError(`curve is ${view.byteLength} bytes, its header alone has 16`);
  }
  const version = view.getUint8(0);
  if (version !== VERSION) {
    throw new CurveFormatError(`curve version ${version}, this build reads ${VERSION}`);
  }
  const exponent = view.getUint8(1);
  if (exponent > MAXIMUM_EXPONENT || view.getUint16(2, true) !== 0) {
    throw new CurveFormatError(`curve has buckets of 2^${exponent} steps or unknown flags`);
  }
  const width = 2 ** exponent;
  const stepCount = view.getUint32(4, true);
  const fromBucket = view.getUint32(8, true);
  const count = view.getUint32(12, true);
  if (fromBucket + count !== Math.ceil(stepCount / width)) {
    throw new CurveFormatError(
      `curve has buckets ${fromBucket} to ${fromBucket + count} of ${Math.ceil(stepCount / width)}`,
    );
  }
  return { width, stepCount, fromBucket, count };
}
