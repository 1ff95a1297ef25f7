/** One moment of a run: the state at `step`, after event `seq`, under the lease `epoch`. */
export interface Frame {
  readonly epoch: number;
  readonly step: number;
  readonly seq: number;
  /** The last one before a pause, an end or changed settings: it is never dropped. */
  readonly isFinal: boolean;
  /** False for a float32 thumbnail of a large network. */
  readonly isExact: boolean;
  /** Training loss without penalty, over all training rows. */
  readonly loss: number;
  /** Null without test rows. */
  readonly testLoss: number | null;
  /** Every layer in turn: W row by row (in x out), then b when the network has biases. */
  readonly parameters: Float64Array;
  /** What the curve keeps of the steps up to this one (`Training.stepLoss`); may be empty. */
  readonly lossTail: Float64Array;
}

/** Bytes that are no frame. Thrown by the decoder alone; whoever reads from outside catches it. */
export class FrameFormatError extends Error {
  override readonly name = "FrameFormatError";
}

// Little-endian. Documented byte by byte in docs/PROTOCOL.md, section "Frame".
const VERSION = 1;
const HEADER_BYTES = 40;
const FINAL = 1;
const SINGLE_PRECISION = 2;
const HAS_TEST_LOSS = 4;
const KNOWN_FLAGS = FINAL | SINGLE_PRECISION | HAS_TEST_LOSS;

/** Shapes: see `Frame`. The result is a fresh buffer that the caller owns. */
export function encodeFrame(frame: Frame): Uint8Array<ArrayBuffer> {
  const count = frame.parameters.length;
  const parameterBytes = frame.isExact ? 8 : 4;
  const bytes = new Uint8Array(HEADER_BYTES + count * parameterBytes + frame.lossTail.length * 8);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint8(
    1,
    (frame.isFinal ? FINAL : 0) |
      (frame.isExact ? 0 : SINGLE_PRECISION) |
      (frame.testLoss === null ? 0 : HAS_TEST_LOSS),
  );
  view.setUint16(2, frame.lossTail.length, true);
  view.setUint32(4, frame.epoch, true);
  view.setUint32(8, frame.step, true);
  view.setUint32(12, frame.seq, true);
  view.setUint32(16, count, true);
  view.setFloat64(24, frame.loss, true);
  view.setFloat64(32, frame.testLoss ?? 0, true);
  let offset = HEADER_BYTES;
  for (const value of frame.parameters) {
    if (frame.isExact) {
      view.setFloat64(offset, value, true);
    } else {
      view.setFloat32(offset, value, true);
    }
    offset += parameterBytes;
  }
  for (const value of frame.lossTail) {
    view.setFloat64(offset, value, true);
    offset += 8;
  }
  return bytes;
}

/**
 * Reads a frame that came over the network or out of the database.
 *
 * @throws {FrameFormatError} on a wrong version, flag or length. Never reads past the end.
 */
export function decodeFrame(bytes: Uint8Array): Frame {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { flags, count, tail } = readHeader(view);
  const isExact = (flags & SINGLE_PRECISION) === 0;
  const parameterBytes = isExact ? 8 : 4;
  const tailOffset = HEADER_BYTES + count * parameterBytes;
  if (bytes.byteLength !== tailOffset + tail * 8) {
    throw new FrameFormatError(
      `frame is ${bytes.byteLength} bytes, its header says ${tailOffset + tail * 8}`,
    );
  }
  // Loops: `Float64Array.from` takes ten times as long, thirty times a second.
  const parameters = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    parameters[i] = isExact
      ? view.getFloat64(HEADER_BYTES + i * 8, true)
      : view.getFloat32(HEADER_BYTES + i * 4, true);
  }
  const lossTail = new Float64Array(tail);
  for (let i = 0; i < tail; i++) {
    lossTail[i] = view.getFloat64(tailOffset + i * 8, true);
  }
  return {
    epoch: view.getUint32(4, true),
    step: view.getUint32(8, true),
    seq: view.getUint32(12, true),
    isFinal: (flags & FINAL) !== 0,
    isExact,
    loss: view.getFloat64(24, true),
    testLoss: (flags & HAS_TEST_LOSS) === 0 ? null : view.getFloat64(32, true),
    parameters,
    lossTail,
  };
}

function readHeader(view: DataView): { flags: number; count: number; tail: number } {
  if (view.byteLength < HEADER_BYTES) {
    throw new FrameFormatError(`frame is ${view.byteLength} bytes, its header alone has 40`);
  }
  const version = view.getUint8(0);
  if (version !== VERSION) {
    throw new FrameFormatError(`frame version ${version}, this build reads ${VERSION}`);
  }
  const flags = view.getUint8(1);
  if ((flags & ~KNOWN_FLAGS) !== 0 || view.getUint32(20, true) !== 0) {
    throw new FrameFormatError(`frame has unknown flags ${flags}`);
  }
  return { flags, count: view.getUint32(16, true), tail: view.getUint16(2, true) };
}
