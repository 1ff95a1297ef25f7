import fc from "fast-check";
import { expect, test } from "vitest";
import { LossSeries } from "#engine/loss-series.ts";
import { CurveFormatError, decodeCurve, encodeCurve } from "#protocol/curve-codec.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("CU-1 a curve of every step is these exact bytes", () => {
  const one = Float64Array.of(1, 0.5);
  const bytes = encodeCurve({
    width: 1,
    stepCount: 259,
    fromBucket: 257,
    minimum: one,
    maximum: one,
    last: one,
  });
  expect(hex(bytes)).toBe(
    "01000000" + "03010000" + "01010000" + "02000000" + "000000000000f03f" + "000000000000e03f",
  );
});

test("CU-1 a curve of buckets is these exact bytes", () => {
  const bytes = encodeCurve({
    width: 4,
    stepCount: 6,
    fromBucket: 1,
    minimum: Float64Array.of(0.5),
    maximum: Float64Array.of(2),
    last: Float64Array.of(1),
  });
  expect(hex(bytes)).toBe(
    "01020000" +
      "06000000" +
      "01000000" +
      "01000000" +
      "000000000000e03f" +
      "0000000000000040" +
      "000000000000f03f",
  );
});

test("CU-2 every slice of every series comes back as it was", () => {
  const losses = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 60 });
  fc.assert(
    fc.property(losses, fc.integer({ min: 2, max: 20 }), fc.nat(70), (values, limit, from) => {
      const series = LossSeries.empty(limit);
      for (const value of values) {
        series.push(value);
      }
      const slice = series.slice(from);
      expect(decodeCurve(encodeCurve(slice))).toEqual(slice);
    }),
  );
});

/** Bytes that come past the first checks more often than chance does. */
const likelyBytes = fc
  .tuple(fc.uint8Array({ maxLength: 120 }), fc.nat(3), fc.nat(20), fc.nat(20), fc.nat(20))
  .map(([bytes, exponent, stepCount, fromBucket, count]) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.byteLength >= 16) {
      bytes.set([1, exponent, 0, 0]);
      view.setUint32(4, stepCount, true);
      view.setUint32(8, fromBucket, true);
      view.setUint32(12, count, true);
    }
    return bytes;
  });

test("CU-3 no bytes at all make the decoder read past the end or give an impossible curve", () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 80 }), likelyBytes), (bytes) => {
      try {
        const { width, stepCount, fromBucket, minimum, maximum, last } = decodeCurve(bytes);
        expect(fromBucket + last.length).toBe(Math.ceil(stepCount / width));
        expect([minimum.length, maximum.length]).toEqual([last.length, last.length]);
        expect(bytes.byteLength).toBe(16 + last.length * (width === 1 ? 8 : 24));
      } catch (error) {
        expect(error).toBeInstanceOf(CurveFormatError);
      }
    }),
    { numRuns: 2000 },
  );
});

test("CU-3 a wrong version, width, range, length or loss is refused by name", () => {
  const last = Float64Array.of(3, 2, 1);
  const good = encodeCurve({
    width: 2,
    stepCount: 5,
    fromBucket: 0,
    minimum: last,
    maximum: last,
    last,
  });
  expect(decodeCurve(good).last).toEqual(last);
  const patched = (offset: number, ...bytes: number[]) => {
    const copy = good.slice();
    copy.set(bytes, offset);
    return () => decodeCurve(copy);
  };
  expect(patched(0, 2)).toThrow("curve version 2, this build reads 1");
  expect(patched(1, 32)).toThrow(CurveFormatError);
  expect(patched(2, 1)).toThrow(CurveFormatError);
  expect(patched(4, 7)).toThrow("curve has buckets 0 to 3 of 4");
  expect(patched(12, 255, 255, 255, 255)).toThrow(CurveFormatError);
  expect(patched(16 + 7, 0x7f)).toThrow("curve has no possible loss in bucket 0");
  expect(patched(16 + 22, 0xf8, 0x7f)).toThrow("curve has no possible loss in bucket 0");
  expect(() => decodeCurve(good.subarray(0, 60))).toThrow("curve is 60 bytes, its header says 88");
  expect(() => decodeCurve(good.subarray(0, 15))).toThrow(CurveFormatError);
});
