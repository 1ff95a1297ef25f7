import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint } from "#engine/fingerprint.ts";

test("EN-18 known numbers have these fingerprints", () => {
  expect(fingerprint(new Float64Array(0))).toBe("e4183f43289cbb43");
  expect(fingerprint(Float64Array.of(0))).toBe("52cdcbc6226524c1");
  expect(fingerprint(Float64Array.of(1, -2.5, Math.PI))).toBe("3d99dcad6eaf2b04");
});

test("EN-18 one bit anywhere, a sign of zero, the order and the length all show", () => {
  const values = Float64Array.from({ length: 40 }, (_, i) => Math.sqrt(i));
  const seen = new Set([fingerprint(values)]);
  const bytes = new Uint8Array(values.buffer);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const index = bit >> 3;
    bytes[index] = (bytes[index] ?? 0) ^ (1 << (bit & 7));
    seen.add(fingerprint(values));
    bytes[index] = (bytes[index] ?? 0) ^ (1 << (bit & 7));
  }
  expect(seen.size).toBe(1 + bytes.length * 8);
  expect(fingerprint(Float64Array.of(0))).not.toBe(fingerprint(Float64Array.of(-0)));
  expect(fingerprint(Float64Array.of(0))).not.toBe(fingerprint(Float64Array.of(0, 0)));
  expect(fingerprint(Float64Array.of(1, 2))).not.toBe(fingerprint(Float64Array.of(2, 1)));
});

test("EN-18 it is 16 digits and does not depend on where the numbers lie in their buffer", () => {
  fc.assert(
    fc.property(fc.float64Array({ maxLength: 20 }), fc.nat(5), (values, offset) => {
      const larger = new Float64Array(values.length + offset + 1);
      larger.set(values, offset);
      const view = larger.subarray(offset, offset + values.length);
      expect(fingerprint(view)).toBe(fingerprint(values.slice()));
      expect(fingerprint(view)).toMatch(/^[0-9a-f]{16}$/);
    }),
  );
});
