/** Bytes that are no chunk. */
export class ChunkFormatError extends Error {
  override readonly name = "ChunkFormatError";
}

// Little-endian. Documented in docs/PROTOCOL.md, section "Chunk".
const VERSION = 1;
const HEADER_BYTES = 8;

/** A chunk's length when it holds these frames, in bytes. */
export function chunkBytes(frameLengths: readonly number[]): number {
  return frameLengths.reduce((sum, length) => sum + 4 + length, HEADER_BYTES);
}

/** Puts encoded frames, byte for byte as on the wire, one after the other with their lengths. */
export function encodeChunk(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunkBytes(frames.map((frame) => frame.byteLength)));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint32(4, frames.length, true);
  let offset = HEADER_BYTES;
  for (const frame of frames) {
    view.setUint32(offset, frame.byteLength, true);
    bytes.set(frame, offset + 4);
    offset += 4 + frame.byteLength;
  }
  return bytes;
}

/**
 * The frames of a chunk, as views into `bytes` and not yet decoded.
 *
 * @throws {ChunkFormatError} on a wrong version or length. Never reads past the end.
 */
export function decodeChunk(bytes: Uint8Array): Uint8Array[] {
  if (bytes.byteLength < HEADER_BYTES) {
    throw new ChunkFormatError(`chunk is ${bytes.byteLength} bytes, its header alone has 8`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(0);
  if (version !== VERSION) {
    throw new ChunkFormatError(`chunk version ${version}, this build reads ${VERSION}`);
  }
  if (view.getUint32(0, true) >>> 8 !== 0) {
    throw new ChunkFormatError("chunk has something in its reserved bytes");
  }
  const count = view.getUint32(4, true);
  const frames: Uint8Array[] = [];
  let offset = HEADER_BYTES;
  for (let i = 0; i < count; i++) {
    const end = offset + 4 <= bytes.byteLength ? offset + 4 + view.getUint32(offset, true) : NaN;
    if (!(end <= bytes.byteLength)) {
      throw new ChunkFormatError(`chunk ends inside frame ${i + 1} of ${count}`);
    }
    frames.push(bytes.subarray(offset + 4, end));
    offset = end;
  }
  if (offset !== bytes.byteLength) {
    throw new ChunkFormatError(`chunk has ${bytes.byteLength - offset} bytes after its last frame`);
  }
  return frames;
}
