/**
 * The same bytes as msgpack's own binary type. The parser writes any other view as an extension
 * that holds its whole underlying buffer, and browsers decode that to something else.
 */
export function wireBytes(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
