import fc from "fast-check";
import { expect, test } from "vitest";
import { ChunkFormatError, chunkBytes, decodeChunk, encodeChunk } from "#protocol/chunk-codec.ts";

const fromHex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
const KNOWN_HEX = `01000000${"02000000"}${"03000000"}aabbcc${"01000000"}dd`;

test("CH-1 a known chunk is these exact bytes, and they are read back as its frames", () => {
  const frames = [fromHex("aabbcc"), fromHex("dd")];
  expect(Buffer.from(encodeChunk(frames)).toString("hex")).toBe(KNOWN_HEX);
  expect(decodeChunk(fromHex(KNOWN_HEX))).toEqual(frames);
});

const anyFrames = fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 20 });

test("CH-2 frames come out byte for byte as they went in, and the length is as computed", () => {
  fc.assert(
    fc.property(anyFrames, (frames) => {
      const bytes = encodeChunk(frames);
      expect(bytes).toHaveLength(chunkBytes(frames.map((frame) => frame.length)));
      expect(decodeChunk(bytes)).toEqual(frames);
    }),
  );
});

test("CH-2 frames of a chunk that lies inside a larger buffer are read from its own bytes", () => {
  const larger = new Uint8Array(60).fill(0xee);
  const bytes = fromHex(KNOWN_HEX);
  larger.set(bytes, 5);
  expect(decodeChunk(larger.subarray(5, 5 + bytes.length))).toEqual(decodeChunk(bytes));
});

function expectChunkOrNamedError(bytes: Uint8Array): void {
  let frames: Uint8Array[];
  try {
    frames = decodeChunk(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(ChunkFormatError);
    return;
  }
  expect(chunkBytes(frames.map((frame) => frame.length))).toBe(bytes.length);
}

test("CH-3 arbitrary bytes give frames or a ChunkFormatError, never anything else", () => {
  const anyBytes = fc.uint8Array({ maxLength: 100 });
  const nearlyChunk = anyBytes.map((bytes) => Uint8Array.of(1, 0, 0, 0, ...bytes));
  fc.assert(fc.property(fc.oneof(anyBytes, nearlyChunk), expectChunkOrNamedError));
});

test("CH-3 a chunk with any byte changed or cut off gives frames or a ChunkFormatError", () => {
  fc.assert(
    fc.property(anyFrames, fc.nat(), fc.nat(255), fc.nat(), (frames, at, value, length) => {
      const bytes = encodeChunk(frames);
      const cut = bytes.slice(0, length % (bytes.length + 1));
      bytes[at % bytes.length] = value;
      expectChunkOrNamedError(bytes);
      expectChunkOrNamedError(cut);
    }),
  );
});

test.each([
  ["too short", "01000000020000", "header alone has 8"],
  ["of another version", `02${KNOWN_HEX.slice(2)}`, "version 2"],
  ["that ends inside a frame", KNOWN_HEX.slice(0, -2), "inside frame 2 of 2"],
  ["that ends inside a length", KNOWN_HEX.slice(0, 36), "inside frame 2 of 2"],
  ["with a count beyond its end", "01000000ffffffff", "inside frame 1"],
  ["with a length beyond its end", "0100000001000000ffffffff", "inside frame 1 of 1"],
  ["with bytes after its end", `${KNOWN_HEX}00`, "1 bytes after"],
])("CH-4 a chunk %s is refused with the cause", (_, text, cause) => {
  expect(() => decodeChunk(fromHex(text))).toThrow(ChunkFormatError);
  expect(() => decodeChunk(fromHex(text))).toThrow(cause);
});
