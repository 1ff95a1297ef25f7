import fc from "fast-check";
import { expect, test } from "vitest";
import { LossSeries, type LossSlice } from "#engine/loss-series.ts";

const losses = fc.array(fc.double({ noNaN: true, min: 0, max: 1e6 }), { maxLength: 90 });
const limit = fc.integer({ min: 2, max: 17 });

function seriesOf(values: readonly number[], most: number): LossSeries {
  const series = LossSeries.empty(most);
  for (const value of values) {
    series.push(value);
  }
  return series;
}

test("LS-1 every step is kept exactly up to the limit", () => {
  const values = Array.from({ length: 10_000 }, (_, i) => 1 / (i + 1));
  const series = seriesOf(values, 10_000);
  expect([series.width, series.stepCount, series.bucketCount]).toEqual([1, 10_000, 10_000]);
  expect([...series.toSlice().last]).toEqual(values);
  expect(series.bucket(9_999)).toEqual({
    fromStep: 9_999,
    toStep: 9_999,
    min: 1e-4,
    max: 1e-4,
    last: 1e-4,
  });
  series.push(0);
  expect([series.width, series.stepCount, series.bucketCount]).toEqual([2, 10_001, 5_001]);
});

test("LS-2 beyond the limit a bucket holds minimum, maximum and last of its steps, exactly", () => {
  fc.assert(
    fc.property(losses, limit, (values, most) => {
      const series = seriesOf(values, most);
      expect(series.bucketCount).toBeLessThanOrEqual(most);
      expect(series.bucketCount).toBe(Math.ceil(values.length / series.width));
      // The finest width that fits: half of it would not.
      expect(series.width === 1 || Math.ceil((2 * values.length) / series.width) > most).toBe(true);
      for (let i = 0; i < series.bucketCount; i++) {
        const { fromStep, toStep, min, max, last } = series.bucket(i);
        const covered = values.slice(fromStep, toStep + 1);
        expect([min, max, last]).toEqual([
          Math.min(...covered),
          Math.max(...covered),
          covered.at(-1),
        ]);
      }
    }),
  );
});

test("LS-3 any split of the pushes through slices ends equal to a series that got all pushes", () => {
  fc.assert(
    fc.property(losses, limit, fc.array(fc.nat(90), { maxLength: 6 }), (values, most, cuts) => {
      const receiver = LossSeries.empty(most);
      for (const cut of [...cuts.map((c) => Math.min(c, values.length)), values.length]) {
        // What a server has at that time, of any range that the receiver misses; often stale.
        const sender = seriesOf(values.slice(0, cut), most);
        expect(receiver.merge(sender.slice(Math.min(receiver.stepCount, cut)))).toBe(true);
      }
      expect(receiver.toSlice()).toEqual(seriesOf(values, most).toSlice());
    }),
    { numRuns: 500 },
  );
});

test("LS-3 pushes, overlapping slices and slices of other widths mix", () => {
  fc.assert(
    fc.property(losses, limit, fc.array(fc.tuple(fc.nat(90), fc.nat(90))), (values, most, asks) => {
      const receiver = LossSeries.empty(most);
      for (const [cut, from] of asks) {
        const next = values[receiver.stepCount];
        if (next !== undefined && cut % 2 === 0) {
          receiver.push(next);
        } else {
          receiver.merge(seriesOf(values.slice(0, cut), most).slice(from));
        }
        const known = values.slice(0, receiver.stepCount);
        expect(receiver.toSlice()).toEqual(seriesOf(known, most).toSlice());
      }
    }),
    { numRuns: 500 },
  );
});

test("LS-4 a slice that leaves a gap changes nothing and says so", () => {
  const receiver = seriesOf([3, 2], 8);
  const before = receiver.toSlice();
  expect(receiver.merge(seriesOf([3, 2, 1, 0.5], 8).slice(3))).toBe(false);
  expect(receiver.toSlice()).toEqual(before);
  expect(() => LossSeries.fromSlice(seriesOf([3, 2, 1], 8).slice(1))).toThrow(RangeError);
});

test("LS-5 the last loss can be replaced; wide buckets keep the old value within their range", () => {
  const exact = seriesOf([4, 3], 8);
  exact.replaceLast(7);
  expect(exact.bucket(1)).toEqual({ fromStep: 1, toStep: 1, min: 7, max: 7, last: 7 });
  const wide = seriesOf([5, 4, 3, 2], 2);
  wide.replaceLast(9);
  expect(wide.bucket(1)).toEqual({ fromStep: 2, toStep: 3, min: 2, max: 9, last: 9 });
  expect(() => LossSeries.empty().replaceLast(1)).toThrow(RangeError);
});

test("LS-6 a slice is a copy, and restores the series", () => {
  fc.assert(
    fc.property(losses, limit, (values, most) => {
      const series = seriesOf(values, most);
      const slice: LossSlice = series.toSlice();
      const restored = LossSeries.fromSlice(slice, most);
      series.push(1);
      restored.push(1);
      expect(restored.toSlice()).toEqual(series.toSlice());
      expect(slice.stepCount).toBe(values.length);
    }),
  );
});

test("LS-7 a thumbnail has both ends and at most the points that were asked for", () => {
  const series = seriesOf(
    Array.from({ length: 50 }, (_, i) => 50 - i),
    64,
  );
  const thumbnail = series.thumbnail(8);
  expect(thumbnail).toEqual([50, 43, 36, 29, 22, 15, 8, 1]);
  expect(series.thumbnail(64)).toHaveLength(50);
  expect(LossSeries.empty().thumbnail(8)).toEqual([]);
});

test("LS-7 buckets that do not exist and limits below 2 are refused", () => {
  expect(() => LossSeries.empty().bucket(0)).toThrow(RangeError);
  expect(() => LossSeries.empty(1)).toThrow(RangeError);
});
