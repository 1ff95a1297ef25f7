import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeFrame, encodeFrame, type Frame, FrameFormatError } from "#protocol/frame-codec.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

const KNOWN: Frame = {
  epoch: 7,
  step: 258,
  seq: 3,
  isFinal: true,
  isExact: true,
  loss: 0.5,
  testLoss: 2,
  parameters: Float64Array.of(1, -2),
  lossTail: Float64Array.of(0.75, 0.5),
};

const KNOWN_HEX = [
  "01", // version
  "05", // final, has a test loss
  "0200", // losses in the tail
  "07000000", // epoch
  "02010000", // step
  "03000000", // seq
  "02000000", // parameters
  "00000000", // reserved
  "000000000000e03f", // loss
  "0000000000000040", // test loss
  "000000000000f03f",
  "00000000000000c0",
  "000000000000e83f",
  "000000000000e03f",
].join("");

test("FR-1 a known frame is these exact bytes, and they are read back as that frame", () => {
  expect(hex(encodeFrame(KNOWN))).toBe(KNOWN_HEX);
  expect(decodeFrame(Uint8Array.from(Buffer.from(KNOWN_HEX, "hex")))).toEqual(KNOWN);
});

test("FR-1 a known float32 frame is these exact bytes", () => {
  const bytes = encodeFrame({
    ...KNOWN,
    isFinal: false,
    isExact: false,
    testLoss: null,
    parameters: Float64Array.of(0.1),
    lossTail: new Float64Array(0),
  });
  expect(hex(bytes)).toBe(
    "01020000" +
      "07000000" +
      "02010000" +
      "03000000" +
      "01000000" +
      "00000000" +
      "000000000000e03f" +
      "0000000000000000" +
      "cdcccc3d",
  );
});

const anyDouble = fc.double({ noNaN: false });
const anyFrame: fc.Arbitrary<Frame> = fc.record({
  epoch: fc.nat(0xff_ff_ff_ff),
  step: fc.nat(0xff_ff_ff_ff),
  seq: fc.nat(0xff_ff_ff_ff),
  isFinal: fc.boolean(),
  isExact: fc.boolean(),
  loss: anyDouble,
  testLoss: fc.option(anyDouble, { nil: null }),
  parameters: fc.float64Array({ maxLength: 40 }),
  lossTail: fc.float64Array({ maxLength: 64 }),
});

test("FR-2 what is decoded is what was encoded, to the bit; float32 frames are rounded once", () => {
  fc.assert(
    fc.property(anyFrame, (frame) => {
      const parameters = frame.isExact
        ? frame.parameters
        : Float64Array.from(Float32Array.from(frame.parameters));
      const decoded = decodeFrame(encodeFrame(frame));
      expect(decoded).toEqual({ ...frame, parameters });
    }),
  );
});

test("FR-2 a frame that lies inside a larger buffer is read from its own bytes only", () => {
  const bytes = encodeFrame(KNOWN);
  const larger = new Uint8Array(bytes.length + 20).fill(0xee);
  larger.set(bytes, 9);
  expect(decodeFrame(larger.subarray(9, 9 + bytes.length))).toEqual(KNOWN);
});

/** Decodes or throws the named error; anything else fails the test. */
function expectFrameOrNamedError(bytes: Uint8Array): void {
  let frame: Frame;
  try {
    frame = decodeFrame(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(FrameFormatError);
    return;
  }
  // Nothing was made up and nothing left over: the same frame has the same length.
  expect(encodeFrame(frame)).toHaveLength(bytes.length);
}

test("FR-3 arbitrary bytes give a frame or a FrameFormatError, never anything else", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), expectFrameOrNamedError));
});

test("FR-3 a frame with any byte changed or cut off gives a frame or a FrameFormatError", () => {
  fc.assert(
    fc.property(anyFrame, fc.nat(), fc.nat(255), fc.nat(), (frame, at, value, length) => {
      const bytes = encodeFrame(frame);
      const cut = bytes.slice(0, length % (bytes.length + 1));
      bytes[at % bytes.length] = value;
      expectFrameOrNamedError(bytes);
      expectFrameOrNamedError(cut);
    }),
  );
});

test.each([
  ["too short", KNOWN_HEX.slice(0, 78), "header alone has 40"],
  ["of another version", `02${KNOWN_HEX.slice(2)}`, "version 2"],
  ["with an unknown flag", `0188${KNOWN_HEX.slice(4)}`, "unknown flags"],
  ["with a reserved field set", `${KNOWN_HEX.slice(0, 40)}01${KNOWN_HEX.slice(42)}`, "unknown"],
  [
    "with a count beyond its end",
    `${KNOWN_HEX.slice(0, 32)}ffffffff${KNOWN_HEX.slice(40)}`,
    "says",
  ],
  ["with bytes after its end", `${KNOWN_HEX}00`, "header says 72"],
])("FR-4 a frame %s is refused with the cause", (_, text, cause) => {
  const bytes = Uint8Array.from(Buffer.from(text, "hex"));
  expect(() => decodeFrame(bytes)).toThrow(FrameFormatError);
  expect(() => decodeFrame(bytes)).toThrow(cause);
});
