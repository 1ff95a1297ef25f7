import fc from "fast-check";
import { expect, test } from "vitest";
import type { HyperParameters } from "#engine/hyper-parameters.ts";
import type { Keyframe } from "#engine/keyframe.ts";
import { Mt19937 } from "#engine/random/mt19937.ts";
import { UPDATE_RULES } from "#engine/settings.ts";
import { decodeKeyframe, encodeKeyframe, KeyframeFormatError } from "#protocol/keyframe-codec.ts";
import { LIMITS } from "#protocol/limits.ts";

const KNOWN: Keyframe = {
  engineVersion: "2",
  step: 258,
  seq: 3,
  parameters: Float64Array.of(1, -0),
  optimizerState: Float64Array.of(0.5),
  hyperParameters: {
    learningRate: 2,
    momentum: null,
    regularization: { kind: "none", rate: 0 },
    batch: "full",
    updateRule: "gradient",
    stop: { steps: 1000, loss: 0.25 },
  },
  batches: null,
};

const SHUFFLED: Keyframe = {
  ...KNOWN,
  hyperParameters: {
    ...KNOWN.hyperParameters,
    momentum: 0.9,
    batch: { size: 2, seed: 7 },
    updateRule: { layer: 2, rule: "transposed" },
    stop: { steps: 9 },
  },
  batches: {
    order: Uint32Array.of(2, 0, 1),
    position: 2,
    generator: { key: new Uint32Array(624).fill(0x01020304), position: 5, spareNormal: -1 },
  },
};

/** Bytes as hexadecimal digits. */
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const asciiHex = (text: string) => Buffer.from(text, "ascii").toString("hex");

test("KF-1 a known keyframe is these exact bytes", () => {
  const json =
    '{"batch":"full","learningRate":2,"momentum":null,"regularization":{"kind":"none","rate":0},"stop":{"loss":0.25,"steps":1000},"updateRule":"gradient"}   ';
  expect(hex(encodeKeyframe(KNOWN))).toBe(
    [
      "02009800" + "02010000" + "03000000" + "02000000" + "01000000",
      "00000000" + "00000000" + "00000000" + "0000000000000000",
      "0f6d9e5354f4ac62",
      "32000000000000000000000000000000",
      "000000000000f03f" + "0000000000000080" + "000000000000e03f",
      asciiHex(json),
    ].join(""),
  );
});

test("KF-1 so is one within an epoch", () => {
  const json =
    '{"batch":{"seed":7,"size":2},"learningRate":2,"momentum":0.9,"regularization":{"kind":"none","rate":0},"stop":{"steps":9},"updateRule":{"layer":2,"rule":"transposed"}} ';
  expect(hex(encodeKeyframe(SHUFFLED))).toBe(
    [
      "0203a800" + "02010000" + "03000000" + "02000000" + "01000000",
      "03000000" + "02000000" + "05000000" + "000000000000f0bf",
      "04449421cd62d363",
      "32000000000000000000000000000000",
      "000000000000f03f" + "0000000000000080" + "000000000000e03f",
      "02000000" + "00000000" + "01000000",
      "04030201".repeat(624),
      asciiHex(json),
    ].join(""),
  );
});

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }).map((x) => x + 0);
const rate = fc.double({ min: 0, max: 1000, noNaN: true }).map((x) => x + 0);
const seed = fc.integer({ min: 0, max: LIMITS.seed });
const hyperParameters: fc.Arbitrary<HyperParameters> = fc.record({
  learningRate: fc.double({ min: 1e-9, max: 1000, noNaN: true }),
  momentum: fc.option(share),
  regularization: fc.oneof(
    fc.constant({ kind: "none" as const, rate: 0 }),
    fc.record({ kind: fc.constantFrom("l1" as const, "l2" as const), rate }),
  ),
  batch: fc.oneof(
    fc.constant("full" as const),
    fc.record({ size: fc.integer({ min: 1, max: 100_000 }), seed }),
  ),
  updateRule: fc.oneof(
    fc.constant("gradient" as const),
    fc.record({
      layer: fc.integer({ min: 1, max: 7 }),
      rule: fc.constantFrom(...UPDATE_RULES.filter((rule) => rule !== "gradient")),
    }),
  ),
  stop: fc.record(
    { steps: fc.integer({ min: 1, max: LIMITS.steps }), loss: rate },
    { requiredKeys: ["steps"] },
  ),
});
const batches = fc
  .tuple(fc.integer({ min: 1, max: 30 }), seed, fc.nat(30), fc.nat(3))
  .map(([count, start, position, normals]) => {
    const random = Mt19937.fromSeed(start);
    for (let i = 0; i < normals; i++) {
      random.normal();
    }
    const order = random.permutation(count);
    return { order, position: Math.min(position, count), generator: random.state() };
  });
const keyframe: fc.Arbitrary<Keyframe> = fc.record({
  engineVersion: fc.string({
    unit: fc.constantFrom(..."0123456789.-abc"),
    minLength: 1,
    maxLength: 16,
  }),
  step: fc.nat(),
  seq: fc.nat(),
  parameters: fc.float64Array({ maxLength: 20 }),
  optimizerState: fc.float64Array({ maxLength: 20 }),
  hyperParameters,
  batches: fc.option(batches),
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

test("KF-2 equal hyper-parameters are equal bytes, whatever the order of their keys", () => {
  const { hyperParameters: known } = SHUFFLED;
  const reversed = Object.fromEntries(Object.entries(known).reverse());
  const other = { ...SHUFFLED, hyperParameters: { ...known, ...reversed } };
  const undefinedLoss = { ...known, stop: { loss: undefined, steps: 9 } };
  expect(hex(encodeKeyframe(other))).toBe(hex(encodeKeyframe(SHUFFLED)));
  expect(hex(encodeKeyframe({ ...SHUFFLED, hyperParameters: undefinedLoss }))).toBe(
    hex(encodeKeyframe(SHUFFLED)),
  );
});

test.each([
  ["a full batch", KNOWN],
  ["mini-batches", SHUFFLED],
])("KF-3 one changed bit anywhere is refused: %s", (_name, value) => {
  const bytes = encodeKeyframe(value);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => decodeKeyframe(bytes), `bit ${bit}`).toThrow(KeyframeFormatError);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  }
  expect(decodeKeyframe(bytes)).toEqual(value);
});

test("KF-3 no bytes at all make the decoder read past the end", () => {
  const header = fc
    .tuple(fc.uint8Array({ minLength: 64, maxLength: 160 }), fc.nat(12), fc.nat(12))
    .map(([bytes, parameters, optimizer]) => {
      bytes.fill(0, 20, 40);
      bytes.set([2, 0, bytes.length - 64 - (parameters + optimizer) * 8, 0]);
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
  expect(() => decodeKeyframe(huge)).toThrow(/header says 6871947\d{4}/);
  expect(() => decodeKeyframe(bytes.subarray(0, bytes.length - 1))).toThrow(
    `keyframe is ${bytes.length - 1} bytes, its header says ${bytes.length}`,
  );
  expect(() => decodeKeyframe(new Uint8Array(0))).toThrow(KeyframeFormatError);
});

test("KF-3 an order of rows that no epoch can have is refused", () => {
  const withOrder = (order: number[], position = 0) =>
    SHUFFLED.batches === null
      ? SHUFFLED
      : { ...SHUFFLED, batches: { ...SHUFFLED.batches, order: Uint32Array.from(order), position } };
  const refused = (value: Keyframe) => () => decodeKeyframe(encodeKeyframe(value));
  expect(refused(withOrder([0, 1, 3]))).toThrow("keyframe's order of 3 rows is no permutation");
  expect(refused(withOrder([0, 1, 1]))).toThrow("keyframe's order of 3 rows is no permutation");
  expect(refused(withOrder([0, 1], 3))).toThrow("keyframe is at row 3 of 2");
  expect(refused(withOrder([1, 0], 2))).not.toThrow();
});

test("KF-4 what does not fit its place is a bug of the caller", () => {
  for (const engineVersion of ["", "12345678901234567", "é", "a b"]) {
    expect(() => encodeKeyframe({ ...KNOWN, engineVersion })).toThrow(RangeError);
  }
  const { hyperParameters: known } = KNOWN;
  for (const wrong of [{ momentum: 1 }, { learningRate: Number.NaN }, { stop: { steps: 0 } }]) {
    const value = { ...KNOWN, hyperParameters: { ...known, ...wrong } };
    expect(() => encodeKeyframe(value)).toThrow(RangeError);
  }
});
