import { expect, test } from "vitest";
import { binned, stripOf } from "#client/draw/row-strip.ts";
import { numberRisePx, stripPlace } from "#client/draw/strip-place.ts";

const PLACE = { leftPx: 10, topPx: 20, widthPx: 40, heightPx: 12 };

test("UI-84 a strip has a bar for each row in order, up above 0 and down below it", () => {
  const { bars, zeroPx, mark } = stripOf([0.5, -1, 0, 1], PLACE, 1);
  expect(zeroPx).toBe(26);
  expect(bars.map(({ sign }) => sign)).toEqual(["+", "-", "0", "+"]);
  expect(bars.map(({ heightPx }) => heightPx)).toEqual([3, 6, 0, 6]);
  expect(bars.map(({ topPx }) => topPx)).toEqual([23, 26, 26, 20]);
  expect(bars.map(({ leftPx }) => leftPx)).toEqual([10, 20, 30, 40]);
  expect(mark).toEqual({ leftPx: 20.5, widthPx: 9 });
});

test("UI-84 where nothing is below 0 the bars have the whole height; the scale does not jump", () => {
  const { bars, zeroPx } = stripOf([0.25, 1], PLACE, 7);
  expect(zeroPx).toBe(32);
  expect(bars.map(({ heightPx }) => heightPx)).toEqual([3, 12]);
  expect(stripOf([1.1, 2], PLACE, 0).bars[1]?.heightPx).toBe(12);
  expect(stripOf([0, 1e-9], PLACE, 0).bars[1]?.heightPx).toBe(0.75);
  expect(stripOf([1, 2], PLACE, 2).mark).toBeNull();
  expect(stripOf([1, 2], PLACE, -3).mark).toBeNull();
});

test("UI-84 with more rows than pixels a bar is the mean of neighbours", () => {
  expect(binned([1, 3, -2, -4], 2)).toEqual([2, -3]);
  expect(binned([1, 2, 3], 3)).toEqual([1, 2, 3]);
  const { bars, mark } = stripOf(
    Float32Array.from({ length: 400 }, (_, i) => i),
    PLACE,
    399,
  );
  expect(bars).toHaveLength(40);
  expect((mark?.leftPx ?? 0) + (mark?.widthPx ?? 0) / 2).toBeCloseTo(49.95, 2);
});

test("UI-84 a strip lies inside its circle, below the number of a large one", () => {
  for (const radiusPx of [2, 5, 11, 14, 21]) {
    const { leftPx, topPx, widthPx, heightPx } = stripPlace({
      xPx: 100,
      yPx: 100,
      radiusPx,
      from: 0,
      to: 1,
    });
    for (const y of [topPx, topPx + heightPx]) {
      for (const x of [leftPx, leftPx + widthPx]) {
        expect(Math.hypot(x - 100, y - 100)).toBeLessThanOrEqual(radiusPx);
      }
    }
    expect(topPx >= 100 - numberRisePx(radiusPx)).toBe(radiusPx >= 12);
  }
});
