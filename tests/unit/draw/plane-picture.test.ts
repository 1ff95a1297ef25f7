import { expect, test } from "vitest";
import { contourOf } from "#client/draw/contour.ts";
import { enlarged } from "#client/draw/enlarged.ts";
import { heatPixels, type Rgb, rgbOf } from "#client/draw/heat-map.ts";
import { classPixels, isHatched, unitPixels } from "#client/draw/region-pixels.ts";

const ORANGE: Rgb = [226, 113, 29];
const BLUE: Rgb = [43, 111, 214];
const INK: Rgb = [0, 0, 0];
const COLOURS = { negative: ORANGE, positive: BLUE };

function colourAt(pixels: Uint8ClampedArray, at: number): number[] {
  return Array.from(pixels.subarray(4 * at, 4 * at + 3));
}

function alphaAt(pixels: Uint8ClampedArray, at: number): number {
  return pixels[4 * at + 3] ?? Number.NaN;
}

/** size x size values of a function of the cell's middle, 0 to 1 across and down. */
function grid(size: number, value: (x: number, y: number) => number): Float32Array {
  return Float32Array.from({ length: size * size }, (_, at) =>
    value(((at % size) + 0.5) / size, (Math.floor(at / size) + 0.5) / size),
  );
}

test("UI-31 a heat map is orange below its centre, blue above, clear at it and where there is no number", () => {
  expect(rgbOf("#e2711d")).toEqual(ORANGE);
  const values = Float32Array.of(0, 0.25, 0.5, 0.75, 1, Number.NaN, 7);
  const pixels = heatPixels(values, { centre: 0.5, full: 0.5 }, COLOURS);
  expect(colourAt(pixels, 0)).toEqual(ORANGE);
  expect(colourAt(pixels, 4)).toEqual(BLUE);
  expect([2, 5].map((at) => alphaAt(pixels, at))).toEqual([0, 0]);
  expect([0, 4, 6].map((at) => alphaAt(pixels, at))).toEqual([255, 255, 255]);
  expect(alphaAt(pixels, 1)).toBe(alphaAt(pixels, 3));
  expect(alphaAt(pixels, 1)).toBeGreaterThan(0);
  expect(alphaAt(pixels, 1)).toBeLessThan(255);
});

test("UI-31 a contour stands where the level is crossed and reaches the edges", () => {
  const upright = contourOf(
    grid(10, (x) => x - 0.33),
    10,
    0,
  );
  expect(upright).toHaveLength(11);
  for (const [x1, , x2] of upright) {
    expect(x1).toBeCloseTo(0.33, 6);
    expect(x2).toBeCloseTo(0.33, 6);
  }
  const heights = upright.flatMap(([, y1, , y2]) => [y1, y2]);
  expect([Math.min(...heights), Math.max(...heights)]).toEqual([0, 1]);
  const circle = contourOf(
    grid(50, (x, y) => Math.hypot(x - 0.5, y - 0.4)),
    50,
    0.25,
  );
  expect(circle.length).toBeGreaterThan(40);
  for (const [x, y] of circle) {
    expect(Math.hypot(x - 0.5, y - 0.4)).toBeCloseTo(0.25, 2);
  }
  const none = grid(10, () => Number.NaN);
  expect(contourOf(none, 10, 0)).toEqual([]);
});

test("UI-31 an enlarged picture keeps what is linear and what lies at its corners", () => {
  const picture = enlarged(
    grid(10, (x, y) => 3 * x - y),
    10,
    40,
  );
  expect(picture[20 * 40 + 15]).toBeCloseTo((3 * 15.5) / 40 - 20.5 / 40, 5);
  expect(picture[0]).toBeCloseTo(0.15 - 0.05, 6);
  expect(picture[1599]).toBeCloseTo(3 * 0.95 - 0.95, 5);
});

test("UI-31 what is beyond all numbers has a side, and the picture goes on around it", () => {
  const picture = enlarged(
    grid(10, (x) => (x < 0.5 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY)),
    10,
    40,
  );
  expect(picture[5]).toBeLessThan(-1e38);
  expect(picture[35]).toBeGreaterThan(1e38);
  expect(picture.every(Number.isFinite)).toBe(true);
});

test("UI-31 one class is told from the other by its hatch, too; discretized there are two colours", () => {
  const side = 28;
  const values = grid(side, (x) => x - 0.5);
  const scale = { centre: 0, full: 1 };
  const pixels = unitPixels(values, side, scale, { colours: COLOURS, ink: INK, isDiscrete: false });
  const flat = unitPixels(values, side, scale, { colours: COLOURS, ink: INK, isDiscrete: true });
  let hatched = 0;
  for (let at = 0; at < side * side; at++) {
    const isLeft = at % side < side / 2;
    const isInk = colourAt(pixels, at).every((part) => part === 0);
    hatched += Number(isInk);
    expect(isInk && !isLeft).toBe(false);
    expect(colourAt(flat, at)).toEqual(isInk ? INK : isLeft ? ORANGE : BLUE);
  }
  expect(hatched).toBe((side * side) / 2 / 7);
  expect(alphaAt(flat, 14)).toBe(alphaAt(flat, 27));
  expect(alphaAt(pixels, 14)).toBeLessThan(alphaAt(pixels, 27));
});

test("UI-31 of several classes the largest has the place, each has its own hatch, a line between them", () => {
  const side = 30;
  const units = [0, 1, 2].map((index) => grid(side, (x) => (Math.floor(x * 3) === index ? 1 : 0)));
  const colours = [ORANGE, INK, BLUE];
  const pixels = classPixels(units, side, { colours, ink: [1, 1, 1], isDiscrete: true });
  for (let row = 0; row < side; row++) {
    for (let col = 0; col < side; col++) {
      const winner = Math.floor(col / 10);
      const isLine = col === 10 || col === 20;
      const isInk = isLine || isHatched(winner, col, row);
      expect(colourAt(pixels, row * side + col)).toEqual(isInk ? [1, 1, 1] : colours[winner]);
    }
  }
  const hatches = Array.from({ length: 8 }, (_, index) =>
    Array.from({ length: 49 }, (__, at) =>
      Number(isHatched(index, at % 7, Math.floor(at / 7))),
    ).join(""),
  );
  expect(new Set(hatches).size).toBe(8);
});
