import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cellName,
  placeLabel,
  shownNumber,
  spokenCell,
  wholeNumber,
} from "#client/maths/cell-words.ts";
import { evenly, matrixView } from "#client/maths/lens.ts";
import { entityOf } from "#client/maths/maths-model.ts";
import { productTimetable } from "#client/maths/product-timetable.ts";
import { sumLine } from "#client/maths/sum-line.ts";
import { weightSum } from "#client/maths/weight-sum.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { networkOf } from "#tests/unit/engine/networks.ts";
import { modelAt } from "#tests/unit/maths/model-support.ts";

const size = fc.integer({ min: 1, max: 2000 });

describe("MP what is shown and said", () => {
  test("MP-14 a cell is announced by matrix, row, column and number", () => {
    const model = modelAt(ORIGIN, 0);
    const cell = (id: string, row: number, col: number) =>
      spokenCell(model, entityOf(model, id), row, col, "en").replace(/: .*$/, "");
    expect(cell("dW2", 1, 0)).toBe("d W 2, hidden 2, output 1");
    expect(cell("X", 2, 0)).toBe("X, sample 3, input 1");
    expect(cell("nextW1", 0, 3)).toBe("new W 1, input 1, hidden 4");
    expect(cellName(model, entityOf(model, "a1"), 2, 1)).toBe("a1[●3, ■2]");
    expect(placeLabel(model, entityOf(model, "X").axes.cols, 1)).toEqual({
      short: "▲2",
      name: "x2",
      spoken: "input 2",
    });
    const turned = modelAt(ORIGIN, 0, "add");
    expect(spokenCell(turned, entityOf(turned, "dW2"), 1, 0, "en")).toBe(
      "d W 2, hidden 2, output 1: minus 0.136",
    );
    expect(MATHS.spokenNumber(shownNumber(-1.25e-7, "en"))).toBe(
      "minus 1.25 times 10 to the minus 7",
    );
  });

  test("MP-14 hidden layers are told apart where there are several, a bias has one row", () => {
    const model = modelAt(
      networkOf({
        widths: [1, 2, 2, 1],
        activations: ["tanh", "tanh", "tanh"],
        rows: [[1, 1]],
        bias: true,
      }),
      0,
    );
    const { axes } = entityOf(model, "W2");
    expect(MATHS.longShape(axes.rows, axes.cols)).toBe("2 hidden 1 x 2 hidden 2");
    expect(cellName(model, entityOf(model, "W2"), 0, 1)).toBe("W2[■¹1, ■²2]");
    expect(cellName(model, entityOf(model, "b1"), 0, 1)).toBe("b1[■¹2]");
    expect(spokenCell(model, entityOf(model, "b1"), 0, 1, "en")).toBe(
      "b 1, hidden layer 1 unit 2: 0",
    );
  });

  test("MP-15 all digits of a number, read back, are its bits", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(wholeNumber(value).replaceAll("−", "-"))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test("MP-15 a sum is written with its products, a long one with its first and its last", () => {
    const line = sumLine(weightSum(modelAt(ORIGIN, 0), 2, 1, 0), 3, "en");
    expect(line.split("×")).toHaveLength(5);
    expect(line).toMatch(/^[\d.]+×.+ = −?[\d.]+$/);
    const rows = Array.from({ length: 30 }, (_, i) => [i, 1, 1, 0]);
    const { data } = ORIGIN;
    const long = modelAt(
      data.kind === "table" ? { ...ORIGIN, data: { ...data, rows } } : ORIGIN,
      0,
    );
    expect(sumLine(weightSum(long, 1, 0, 0)).split("×")).toHaveLength(12);
  });

  test("MP-16 the first cell of a product is slow, the rest fast, and every pair has its moment", () => {
    const table = productTimetable(4, 4, 1);
    expect(table.firstCellMs).toBe(400);
    expect(table.totalMs).toBe(400 + 3 * 4 * 2);
    expect(table.at(0)).toMatchObject({ row: 0, col: 0, pair: 0, cellsDone: 0 });
    expect(table.at(399)).toMatchObject({ row: 0, pair: 3 });
    expect(table.at(400)).toMatchObject({ row: 1, pair: 0, cellsDone: 1 });
    expect(table.at(1e9)).toMatchObject({ row: 3, cellsDone: 4, isOver: true });
    fc.assert(
      fc.property(size, size, size, fc.double({ min: 0, max: 1, noNaN: true }), (r, k, c, part) => {
        const { totalMs, at, startOf } = productTimetable(r, k, c);
        const moment = at(part * totalMs);
        expect(totalMs).toBeLessThan(16_000);
        expect(moment.row >= 0 && moment.row < r && moment.col >= 0 && moment.col < c).toBe(true);
        expect(moment.pair >= 0 && moment.pair < k).toBe(true);
        expect(startOf(moment.row, moment.col)).toBeLessThanOrEqual(totalMs);
        const later = at(part * totalMs + 1);
        expect(later.cellsDone).toBeGreaterThanOrEqual(moment.cellsDone);
      }),
      { numRuns: 300 },
    );
  });

  test("MP-17 a large matrix has a lens of real cells, and says what its heat map leaves out", () => {
    fc.assert(
      fc.property(size, size, size, size, (rows, cols, row, col) => {
        const focus = { row: row % rows, col: col % cols };
        const view = matrixView(rows, cols, focus);
        expect(view.isHeatMap).toBe(rows > 12 || cols > 12);
        for (const [window, count, at] of [
          [view.rows, rows, focus.row],
          [view.cols, cols, focus.col],
        ] as const) {
          expect(window.count).toBe(Math.min(12, count));
          expect(window.from).toBeLessThanOrEqual(at);
          expect(at).toBeLessThan(window.from + window.count);
          expect(window.from + window.count).toBeLessThanOrEqual(count);
        }
        const { heatRows } = view;
        expect([heatRows[0], heatRows.at(-1)]).toEqual([0, rows - 1]);
        expect(new Set(heatRows).size).toBe(heatRows.length);
        expect(view.leftOut?.rows ?? null).toEqual(rows > 128 ? { shown: 128, of: rows } : null);
      }),
      { numRuns: 200 },
    );
    expect(evenly(1, 5)).toEqual([0]);
    expect(MATHS.leftOut({ rows: { shown: 128, of: 1797 }, cols: null })).toBe(
      "128 of 1797 rows are shown, evenly spread",
    );
  });
});
