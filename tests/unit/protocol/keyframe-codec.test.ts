import fc from "fast-check";
import { expect, test } from "vitest";
import type { Keyframe } from "#engine/keyframe.ts";
import { decodeKeyframe, encodeKeyframe, KeyframeFormatError } from "#protocol/keyframe-codec.ts";

const KNOWN: Keyframe = {
  engineVersion: "1",
  step: 258,
  seq: 3,
  parameters: Float64Array.of(1, -0),
  optimizerState: Float64Array.of(0.5),
  learningRate: 2,
  stop: { steps: 1000, loss: 0.25 },
};

test("KF-1 a known keyframe is these exact bytes", () => {
  expect(Buffer.from(encodeKeyframe(KNOWN)).toString("hex")).toBe(
    [
      "01010000" + "02010000" + "03000000" + "02000000" + "01000000" + "e8030000",
      "0000000000000040" + "000000000000d03f",
      "f8e18cedce983652",
      "31000000000000000000000000000000",
      "000000000000f03f" + "0000000000000080" + "000000000000e03f",
    ].join(""),
  );
});

const number = fc.double();
const keyframe = fc.record({
  engineVersion: fc.string({
    unit: fc.constantFrom(..."0123456789.-abc"),
    minLength: 1,
    maxLength: 16,
  }),
  step: fc.nat(),
  seq: fc.nat(),
  parameters: fc.float64Array({ maxLength: 20 }),
  optimizerState: fc.float64Array({ maxLength: 20 }),
  learningRate: number,
  stop: fc.oneof(
    fc.record({ steps: fc.nat() }),
    fc.record({ steps: fc.nat(), loss: fc.double({ noNaN: true }) }),
  ),
});

test("KF-2 every keyframe comes back as it was, from any place in a larger buffer", () => {
  fc.assert(
    fc.property(keyframe, fc.nat(9), (value, offset) => {
      const bytes = encodeKeyframe(value);
      const larger = Buffer.alloc(bytes.length + offset + 3, 0xee);
      larger.set(bytes, offset);
      const view = larger.subarray(offset, offset + bytes.length);
      expect(decodeKeyframe(view)).toEqual(value);
      // Decoding leaves the bytes as they were: they may be the database's own.
      expect(Buffer.compare(view, bytes)).toBe(0);
    }),
  );
});

test("KF-3 one changed bit anywhere is refused", () => {
  const bytes = encodeKeyframe(KNOWN);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const damaged = bytes.slice();
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => decodeKeyframe(damaged), `bit ${bit}`).toThrow(KeyframeFormatError);
  }
});

test("KF-3 no bytes at all make the decoder read past the end", () => {
  const header = fc
    .tuple(fc.uint8Array({ minLength: 64, maxLength: 160 }), fc.nat(12), fc.nat(12))
    .map(([bytes, parameters, optimizer]) => {
      bytes.set([1, 0, 0, 0]);
      bytes.set([parameters, 0, 0, 0, optimizer, 0, 0, 0], 12);
      return bytes;
    });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 80 }), header), (bytes) => {
      expect(() => decodeKeyframe(bytes)).toThrow(KeyframeFormatError);
    }),
    { numRuns: 1000 },
  );
});

test("KF-3 lengths that do not fit are refused before anything is allocated", () => {
  const bytes = encodeKeyframe(KNOWN);
  const huge = bytes.slice();
  huge.fill(0xff, 12, 20);
  expect(() => decodeKeyframe(huge)).toThrow(/header says 687194767\d\d/);
  expect(() => decodeKeyframe(bytes.subarray(0, bytes.length - 1))).toThrow(
    "keyframe is 87 bytes, its header says 88",
  );
  expect(() => decodeKeyframe(new Uint8Array(0))).toThrow(KeyframeFormatError);
});

test("KF-4 an engine version that does not fit its place is a bug of the caller", () => {
  for (const engineVersion of ["", "12345678901234567", "é", "a b"]) {
    expect(() => encodeKeyframe({ ...KNOWN, engineVersion })).toThrow(RangeError);
  }
});
