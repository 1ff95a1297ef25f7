import { fingerprintWords } from "#engine/fingerprint.ts";
import type { BatchState, Keyframe } from "#engine/keyframe.ts";
import { hyperParametersFromJson, hyperParametersToJson } from "#protocol/hyper-parameters-json.ts";

/** Bytes that are no keyframe, or one that was damaged. */
export class KeyframeFormatError extends Error {
  override readonly name = "KeyframeFormatError";
}

// Little-endian. Documented byte by byte in docs/PROTOCOL.md, section "Keyframe".
const VERSION = 2;
const HEADER_BYTES = 64;
const HASH_OFFSET = 40;
const NAME_OFFSET = 48;
const NAME_BYTES = 16;
const HAS_BATCHES = 1;
const HAS_SPARE_NORMAL = 2;
const VERSION_NAME = /^[!-~]{1,16}$/;
/** Words of a Mersenne Twister. */
const KEY_WORDS = 624;

/** How many of each the header announces, and so where each begins. */
interface Layout {
  readonly parameters: number;
  readonly optimizer: number;
  readonly order: number;
  readonly keyWords: number;
  readonly jsonBytes: number;
}

/**
 * A keyframe with a hash of its contents. The result is a fresh buffer that the caller owns.
 *
 * @throws {RangeError} when the engine's version is not 1 to 16 ASCII characters, or a
 * hyper-parameter is outside the limits of the settings.
 */
export function encodeKeyframe(keyframe: Keyframe): Uint8Array<ArrayBuffer> {
  const { engineVersion, parameters, optimizerState, batches } = keyframe;
  if (!VERSION_NAME.test(engineVersion)) {
    throw new RangeError(`engine version ${engineVersion} is not 1 to 16 ASCII characters`);
  }
  const json = paddedJson(keyframe);
  const layout = {
    parameters: parameters.length,
    optimizer: optimizerState.length,
    order: batches?.order.length ?? 0,
    keyWords: batches === null ? 0 : KEY_WORDS,
    jsonBytes: json.length,
  };
  const bytes = new Uint8Array(byteLength(layout));
  const view = new DataView(bytes.buffer);
  writeHeader(view, keyframe, layout);
  bytes.set(new TextEncoder().encode(engineVersion), NAME_OFFSET);
  let offset = writeFloats(view, HEADER_BYTES, parameters);
  offset = writeFloats(view, offset, optimizerState);
  if (batches !== null) {
    offset = writeWords(view, offset, batches.order);
    offset = writeWords(view, offset, batches.generator.key);
  }
  bytes.set(json, offset);
  // The hash is taken while its own place is still zero.
  const [high, low] = fingerprintWords(view);
  view.setUint32(HASH_OFFSET, low, true);
  view.setUint32(HASH_OFFSET + 4, high, true);
  return bytes;
}

/**
 * Reads a keyframe that came over the network or out of the database.
 *
 * @throws {KeyframeFormatError} on a wrong version, flag, length, hash, order of rows or
 * hyper-parameter. Never reads past the end, and allocates no more than the input's size.
 */
export function decodeKeyframe(bytes: Uint8Array): Keyframe {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const layout = readLayout(view);
  checkHash(bytes);
  const optimizerAt = HEADER_BYTES + layout.parameters * 8;
  const orderAt = optimizerAt + layout.optimizer * 8;
  const jsonAt = orderAt + (layout.order + layout.keyWords) * 4;
  return {
    engineVersion: readName(bytes),
    step: view.getUint32(4, true),
    seq: view.getUint32(8, true),
    parameters: readFloats(view, HEADER_BYTES, layout.parameters),
    optimizerState: readFloats(view, optimizerAt, layout.optimizer),
    hyperParameters: readHyperParameters(bytes.subarray(jsonAt)),
    batches: layout.keyWords === 0 ? null : readBatches(view, orderAt, layout.order),
  };
}

function writeHeader(view: DataView, { step, seq, batches }: Keyframe, layout: Layout): void {
  const spare = batches?.generator.spareNormal ?? null;
  view.setUint8(0, VERSION);
  view.setUint8(1, (batches === null ? 0 : HAS_BATCHES) | (spare === null ? 0 : HAS_SPARE_NORMAL));
  view.setUint16(2, layout.jsonBytes, true);
  view.setUint32(4, step, true);
  view.setUint32(8, seq, true);
  view.setUint32(12, layout.parameters, true);
  view.setUint32(16, layout.optimizer, true);
  view.setUint32(20, layout.order, true);
  view.setUint32(24, batches?.position ?? 0, true);
  view.setUint32(28, batches?.generator.position ?? 0, true);
  view.setFloat64(32, spare ?? 0, true);
}

function readLayout(view: DataView): Layout {
  if (view.byteLength < HEADER_BYTES) {
    throw new KeyframeFormatError(`keyframe is ${view.byteLength} bytes, its header alone has 64`);
  }
  const version = view.getUint8(0);
  if (version !== VERSION) {
    throw new KeyframeFormatError(`keyframe version ${version}, this build reads ${VERSION}`);
  }
  const flags = view.getUint8(1);
  if (flags !== 0 && flags !== HAS_BATCHES && flags !== (HAS_BATCHES | HAS_SPARE_NORMAL)) {
    throw new KeyframeFormatError(`keyframe has unknown flags ${flags}`);
  }
  // What a full batch has no use for stays zero, and so does the place of a missing normal.
  const unusedFrom = flags === 0 ? 20 : 32;
  for (let at = unusedFrom; at < HASH_OFFSET && (flags & HAS_SPARE_NORMAL) === 0; at += 4) {
    if (view.getUint32(at, true) !== 0) {
      throw new KeyframeFormatError(`keyframe has a number at byte ${at}, its flags say none`);
    }
  }
  return readCounts(view, flags);
}

function readCounts(view: DataView, flags: number): Layout {
  const layout = {
    parameters: view.getUint32(12, true),
    optimizer: view.getUint32(16, true),
    order: view.getUint32(20, true),
    keyWords: flags === 0 ? 0 : KEY_WORDS,
    jsonBytes: view.getUint16(2, true),
  };
  const expected = byteLength(layout);
  if (view.byteLength !== expected) {
    throw new KeyframeFormatError(
      `keyframe is ${view.byteLength} bytes, its header says ${expected}`,
    );
  }
  return layout;
}

function byteLength({ parameters, optimizer, order, keyWords, jsonBytes }: Layout): number {
  return HEADER_BYTES + (parameters + optimizer) * 8 + (order + keyWords) * 4 + jsonBytes;
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

/** The engine takes rows by this order, so each place must be there, once. */
function readBatches(view: DataView, orderAt: number, count: number): BatchState {
  const order = readWords(view, orderAt, count);
  const seen = new Uint8Array(count);
  for (const place of order) {
    if (place >= count || seen[place] === 1) {
      throw new KeyframeFormatError(`keyframe's order of ${count} rows is no permutation`);
    }
    seen[place] = 1;
  }
  const position = view.getUint32(24, true);
  const keyPosition = view.getUint32(28, true);
  if (position > count || keyPosition > KEY_WORDS) {
    throw new KeyframeFormatError(
      `keyframe is at row ${position} of ${count}, its generator at word ${keyPosition}`,
    );
  }
  const hasSpare = (view.getUint8(1) & HAS_SPARE_NORMAL) !== 0;
  const key = readWords(view, orderAt + count * 4, KEY_WORDS);
  const spareNormal = hasSpare ? view.getFloat64(32, true) : null;
  return { order, position, generator: { key, position: keyPosition, spareNormal } };
}

function readHyperParameters(bytes: Uint8Array): Keyframe["hyperParameters"] {
  const hyperParameters = hyperParametersFromJson(new TextDecoder().decode(bytes).trimEnd());
  if (hyperParameters === null) {
    throw new KeyframeFormatError("keyframe's hyper-parameters are none");
  }
  return hyperParameters;
}

/** Spaces at the end make whole words of it. */
function paddedJson({ hyperParameters }: Keyframe): Uint8Array {
  const json = hyperParametersToJson(hyperParameters);
  return new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 4) * 4, " "));
}

function readName(bytes: Uint8Array): string {
  const name = new TextDecoder()
    .decode(bytes.subarray(NAME_OFFSET, NAME_OFFSET + NAME_BYTES))
    .replace(/\0+$/, "");
  if (!VERSION_NAME.test(name)) {
    throw new KeyframeFormatError("keyframe has no name of an engine version");
  }
  return name;
}

function writeFloats(view: DataView, offset: number, values: Float64Array): number {
  for (let i = 0; i < values.length; i++) {
    view.setFloat64(offset + i * 8, values[i] ?? 0, true);
  }
  return offset + values.length * 8;
}

function writeWords(view: DataView, offset: number, words: Uint32Array): number {
  for (let i = 0; i < words.length; i++) {
    view.setUint32(offset + i * 4, words[i] ?? 0, true);
  }
  return offset + words.length * 4;
}

function readFloats(view: DataView, offset: number, count: number): Float64Array {
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    values[i] = view.getFloat64(offset + i * 8, true);
  }
  return values;
}

function readWords(view: DataView, offset: number, count: number): Uint32Array {
  const words = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    words[i] = view.getUint32(offset + i * 4, true);
  }
  return words;
}
