import { expect, test } from "vitest";
import { digitPixels, type PadPoint, type Stroke } from "#client/views/digits/digit-pixels.ts";
import { afterKey, BLANK, type Drawn, drawnTo, setDown } from "#client/views/digits/pen.ts";
import { predict } from "#engine/reference/predict.ts";
import { pixelsSchema } from "#protocol/drawing.ts";
import { PRESETS } from "#protocol/presets.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";

/** Part of an ellipse; angles in degrees, 0 at the right, clockwise. */
function arc(middle: PadPoint, radii: PadPoint, from: number, to: number): PadPoint[] {
  return Array.from({ length: 25 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 24) * Math.PI) / 180;
    return [middle[0] + radii[0] * Math.cos(angle), middle[1] + radii[1] * Math.sin(angle)];
  });
}

const ROUND: PadPoint = [0.19, 0.18];
/** As people draw them. */
const DIGITS: readonly (readonly Stroke[])[] = [
  [arc([0.5, 0.5], [0.25, 0.35], -90, 270)],
  [
    [
      [0.38, 0.3],
      [0.52, 0.15],
      [0.52, 0.85],
    ],
  ],
  [[...arc([0.5, 0.33], ROUND, -170, 30), [0.3, 0.85], [0.72, 0.85]]],
  [[...arc([0.48, 0.33], ROUND, -150, 90), ...arc([0.48, 0.67], ROUND, -90, 150)]],
  [
    [
      [0.55, 0.15],
      [0.28, 0.6],
      [0.75, 0.6],
    ],
    [
      [0.6, 0.4],
      [0.6, 0.87],
    ],
  ],
  [[[0.7, 0.16], [0.35, 0.16], [0.33, 0.45], ...arc([0.48, 0.63], [0.2, 0.2], -130, 140)]],
  [[[0.62, 0.15], [0.42, 0.35], [0.33, 0.6], ...arc([0.5, 0.67], ROUND, 180, -170)]],
  [
    [
      [0.3, 0.17],
      [0.7, 0.17],
      [0.45, 0.86],
    ],
  ],
  [[...arc([0.5, 0.33], [0.14, 0.17], -30, -270), ...arc([0.5, 0.68], [0.17, 0.18], -90, 270)]],
  [[...arc([0.48, 0.35], ROUND, 0, -360), [0.66, 0.35], [0.64, 0.6], [0.56, 0.86]]],
];

function moved(strokes: readonly Stroke[], scale: number, across: number, slant: number): Stroke[] {
  return strokes.map((stroke) =>
    stroke.map(([x, y]): PadPoint => {
      const [dx, dy] = [x - 0.5, y - 0.5];
      return [0.5 + across + scale * (dx - slant * dy), 0.5 + scale * dy];
    }),
  );
}

test("UI-80 a drawn digit has the set's looks: its height, its ink, its middle, whatever the hand's", () => {
  for (const [digit, strokes] of DIGITS.entries()) {
    const pixels = digitPixels(strokes) ?? [];
    expect(pixelsSchema.safeParse(pixels).success).toBe(true);
    const ink = pixels.reduce((sum, count) => sum + count, 0);
    // The set's mean is 303 to 330 for each class; a slim 1 has less.
    expect(ink, `ink of ${digit}`).toBeGreaterThan(digit === 1 ? 230 : 290);
    expect(ink, `ink of ${digit}`).toBeLessThan(330);
    const rows = Array.from({ length: 8 }, (_, row) => pixels.slice(8 * row, 8 * row + 8));
    for (const row of [rows[0], rows[7]]) {
      expect(Math.max(...(row ?? []))).toBeGreaterThan(0);
    }
    expect(digitPixels(moved(strokes, 0.5, 0.2, 0))).toEqual(pixels);
  }
  expect(digitPixels([])).toBeNull();
  expect(digitPixels([[]])).toBeNull();
});

test("UI-80 a dot, a line across, a point outside: pixels all the same", () => {
  const odd: Stroke[][] = [
    [[[0.3, 0.3]]],
    [
      [
        [0.1, 0.5],
        [0.9, 0.5],
      ],
    ],
    [
      [
        [0, 0],
        [1, 1],
      ],
      [[0, 1]],
    ],
  ];
  for (const strokes of odd) {
    expect(pixelsSchema.safeParse(digitPixels(strokes)).success).toBe(true);
  }
});

test("UI-80 a network that learned the set reads what is drawn on the pad", () => {
  const settings = PRESETS.digits;
  const dataset = datasetNow(settings);
  const { parameters } = truthAt(settings, [], 1_500);
  const read = (strokes: readonly Stroke[]) => {
    const data = Float64Array.from(digitPixels(strokes) ?? [], (count) => count / 16);
    const inputs = dataset.transform({ rows: 1, cols: 64, data });
    const answer = predict(settings, { inputs }, parameters).data;
    return answer.indexOf(Math.max(...answer));
  };
  const all = DIGITS.map((_, digit) => digit);
  expect(DIGITS.map(read)).toEqual(all);
  for (const [scale, across, slant] of [
    [0.4, -0.25, 0],
    [1, 0, 0.2],
    [0.8, 0.1, -0.15],
  ] as const) {
    const right = DIGITS.filter((strokes, i) => read(moved(strokes, scale, across, slant)) === i);
    expect(right.length, `of ten, leaning by ${slant}`).toBeGreaterThanOrEqual(9);
  }
}, 60_000);

function typed(keys: readonly string[], from: Drawn = BLANK): Drawn {
  return keys.reduce((drawn, key) => afterKey(drawn, key) ?? drawn, from);
}

test("UI-81 keys draw: arrows move the pen, Space sets it down and lifts it", () => {
  const up = Array<string>(5).fill("ArrowUp");
  const down = Array<string>(10).fill("ArrowDown");
  const line = typed([...up, " ", ...down, " ", "ArrowRight"]);
  expect(line.strokes).toHaveLength(1);
  expect(line.strokes[0]?.[0]).toEqual([0.5, 0.1875]);
  expect(line.strokes[0]?.at(-1)).toEqual([0.5, 0.8125]);
  expect(line.pen).toEqual({ at: [0.5625, 0.8125], isDown: false });
  expect(typed(["Enter", "ArrowRight"], line).strokes).toHaveLength(2);
  expect(typed(Array<string>(40).fill("ArrowLeft")).pen?.at[0]).toBe(0);
  expect(typed(["Delete"], line).strokes).toEqual([]);
  expect(typed(["Escape"], line)).toEqual({ strokes: line.strokes, pen: null });
  expect(afterKey(BLANK, "Escape")).toBeNull();
  expect(afterKey(BLANK, "Tab")).toBeNull();
});

test("UI-81 a stroke keeps inside the pad, drops what lies on its end, and has an end", () => {
  let drawn = setDown(BLANK, [-1, 0.5]);
  expect(drawn.strokes).toEqual([[[0, 0.5]]]);
  expect(drawnTo(drawn, [0.001, 0.5])).toEqual(drawn);
  for (let i = 0; i < 2_000; i++) {
    drawn = drawnTo(drawn, [i % 2, 0.5]);
  }
  expect(drawn.strokes[0]?.length).toBeLessThanOrEqual(600);
  expect(setDown(drawn, [0.5, 0.5]).strokes).toHaveLength(1);
});
