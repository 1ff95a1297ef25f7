import { fingerprintWords } from "#engine/fingerprint.ts";
import type { Keyframe } from "#engine/keyframe.ts";

/** Bytes that are no keyframe, or one that was damaged. */
export class KeyframeFormatError extends Error {
  override readonly name = "KeyframeFormatError";
}

// Little-endian. Documented byte by byte in docs/PROTOCOL.md, section "Keyframe".
const VERSION = 1;
const HEADER_BYTES = 64;
const NAME_OFFSET = 48;
const NAME_BYTES = 16;
const HASH_OFFSET = 40;
const HAS_STOP_LOSS = 1;

/**
 * A keyframe with a hash of its contents. The result is a fresh buffer that the caller owns.
 *
 * @throws {RangeError} when the engine's version is not 1 to 16 ASCII characters.
 */
export function encodeKeyframe(keyframe: Keyframe): Uint8Array<ArrayBuffer> {
  const { engineVersion, parameters, optimizerState, stop } = keyframe;
  if (!/^[!-~]{1,16}$/.test(engineVersion)) {
    throw new RangeError(`engine version ${engineVersion} is not 1 to 16 ASCII characters`);
  }
  const bytes = new Uint8Array(HEADER_BYTES + (parameters.length + optimizerState.length) * 8);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint8(1, stop.loss === undefined ? 0 : HAS_STOP_LOSS);
  view.setUint32(4, keyframe.step, true);
  view.setUint32(8, keyframe.seq, true);
  view.setUint32(12, parameters.length, true);
  view.setUint32(16, optimizerState.length, true);
  view.setUint32(20, stop.steps, true);
  view.setFloat64(24, keyframe.learningRate, true);
  view.setFloat64(32, stop.loss ?? 0, true);
  for (let i = 0; i < engineVersion.length; i++) {
    view.setUint8(NAME_OFFSET + i, engineVersion.charCodeAt(i));
  }
  let offset = HEADER_BYTES;
  for (const values of [parameters, optimizerState]) {
    for (const value of values) {
      view.setFloat64(offset, value, true);
      offset += 8;
    }
  }
  // The hash is taken while its own place is still zero.
  const [high, low] = fingerprintWords(view);
  view.setUint32(HASH_OFFSET, low, true);
  view.setUint32(HASH_OFFSET + 4, high, true);
  return bytes;
}

/**
 * Reads a keyframe that came over the network or out of the database.
 *
 * @throws {KeyframeFormatError} on a wrong version, flag, length or hash. Never reads past the
 * end.
 */
export function decodeKeyframe(bytes: Uint8Array): Keyframe {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { parameterCount, optimizerCount } = readCounts(view);
  checkHash(bytes);
  const values = (from: number, count: number) =>
    Float64Array.from({ length: count }, (_, i) => view.getFloat64(from + i * 8, true));
  const steps = view.getUint32(20, true);
  return {
    engineVersion: readName(bytes),
    step: view.getUint32(4, true),
    seq: view.getUint32(8, true),
    parameters: values(HEADER_BYTES, parameterCount),
    optimizerState: values(HEADER_BYTES + parameterCount * 8, optimizerCount),
    learningRate: view.getFloat64(24, true),
    stop: view.getUint8(1) === 0 ? { steps } : { steps, loss: view.getFloat64(32, true) },
  };
}

function readCounts(view: DataView): { parameterCount: number; optimizerCount: number } {
  if (view.byteLength < HEADER_BYTES) {
    throw new KeyframeFormatError(`keyframe is ${view.byteLength} bytes, its header alone has 64`);
  }
  const version = view.getUint8(0);
  if (version !== VERSION) {
    throw new KeyframeFormatError(`keyframe version ${version}, this build reads ${VERSION}`);
  }
  const flags = view.getUint8(1);
  if ((flags & ~HAS_STOP_LOSS) !== 0 || view.getUint16(2, true) !== 0) {
    throw new KeyframeFormatError(`keyframe has unknown flags ${flags}`);
  }
  const parameterCount = view.getUint32(12, true);
  const optimizerCount = view.getUint32(16, true);
  const expected = HEADER_BYTES + (parameterCount + optimizerCount) * 8;
  if (view.byteLength !== expected) {
    throw new KeyframeFormatError(
      `keyframe is ${view.byteLength} bytes, its header says ${expected}`,
    );
  }
  return { parameterCount, optimizerCount };
}

function checkHash(bytes: Uint8Array): void {
  // Not slice(): a Buffer's slice shares its memory, and the caller's bytes must stay as they are.
  const view = new DataView(new Uint8Array(bytes).buffer);
  const low = view.getUint32(HASH_OFFSET, true);
  const high = view.getUint32(HASH_OFFSET + 4, true);
  view.setUint32(HASH_OFFSET, 0);
  view.setUint32(HASH_OFFSET + 4, 0);
  const [expectedHigh, expectedLow] = fingerprintWords(view);
  if (low !== expectedLow || high !== expectedHigh) {
    throw new KeyframeFormatError("keyframe's contents do not match its hash");
  }
}

function readName(bytes: Uint8Array): string {
  const name = bytes.subarray(NAME_OFFSET, NAME_OFFSET + NAME_BYTES);
  const end = name.indexOf(0);
  return String.fromCharCode(...name.subarray(0, end < 0 ? NAME_BYTES : end));
}
