import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entityOf } from "#client/maths/maths-model.ts";
import { weightSum } from "#client/maths/weight-sum.ts";
import { chosenWeight, gradientPlace } from "#client/views/maths/depth/chosen-weight.ts";
import { partialLine } from "#client/views/maths/depth/partial-line.ts";
import { pileStops } from "#client/views/maths/depth/pile-stops.ts";
import { networkLayers } from "#engine/network.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { modelAt } from "#tests/unit/maths/model-support.ts";

const WITH_BIAS = modelAt({ ...ORIGIN, bias: true }, 0);

describe("MP the looks at a gradient", () => {
  test("MP-40 a pressed cell chooses its weight: its own, or its unit's of the inputs and of delta", () => {
    const chosen = (entity: string, row: number | null, col: number | null) =>
      chosenWeight(WITH_BIAS, 2, { entity, row, col });
    expect(chosen("W2", 3, 0)).toEqual({ row: 3, col: 0 });
    expect(chosen("nextW2", 2, 0)).toEqual({ row: 2, col: 0 });
    expect(chosen("dW2", 1, 0)).toEqual({ row: 1, col: 0 });
    expect(chosen("a1", 3, 2)).toEqual({ row: 2, col: 0 });
    expect(chosen("delta2", 3, 0)).toEqual({ row: 0, col: 0 });
    expect(chosen("db2", 0, 0)).toEqual({ row: null, col: 0 });
  });

  test("MP-40 what is pressed in another layer, or is not there, chooses the first weight", () => {
    const first = { row: 0, col: 0 };
    expect(chosenWeight(WITH_BIAS, 2, null)).toEqual(first);
    expect(chosenWeight(WITH_BIAS, 2, { entity: "dW1", row: 2, col: 3 })).toEqual(first);
    expect(chosenWeight(WITH_BIAS, 2, { entity: "dW2", row: 9, col: 0 })).toEqual(first);
    expect(chosenWeight(WITH_BIAS, 2, { entity: "nothing", row: 0, col: 0 })).toEqual(first);
    const unbiased = modelAt(ORIGIN, 0);
    expect(chosenWeight(unbiased, 2, { entity: "db2", row: 0, col: 0 })).toEqual(first);
  });

  test("MP-40 the place of a chosen weight is a cell of the gradient, and chooses it again", () => {
    for (const { number, inputs, units } of networkLayers(WITH_BIAS.settings)) {
      for (let col = 0; col < units; col++) {
        for (const row of [null, ...Array.from({ length: inputs }, (_, i) => i)]) {
          const place = gradientPlace(number, { row, col });
          const { matrix } = entityOf(WITH_BIAS, place.entity);
          expect((place.row ?? 0) * matrix.cols + col).toBeLessThan(matrix.data.length);
          expect(chosenWeight(WITH_BIAS, number, place)).toEqual({ row, col });
        }
      }
    }
  });

  test("MP-41 a product on its way is written with its newest pairs and the sum so far", () => {
    const sum = weightSum(modelAt(ORIGIN, 0), 2, 0, 0);
    const [first, second] = sum.terms;
    const text = (value: number) => value.toPrecision(4).replace("-", "−");
    expect(partialLine(sum, 0, "en")).toContain(` = ${text(first?.partial ?? 0)}`);
    expect(partialLine(sum, 1, "en")).toContain(` = ${text(second?.partial ?? 0)}`);
    expect(partialLine(sum, 1, "en").split(" + ")).toHaveLength(2);
    const halves = Array.from({ length: 40 }, (_, n) => ({
      row: n,
      sample: n + 1,
      input: 1,
      delta: 0.5,
      product: 0.5,
      partial: (n + 1) / 2,
    }));
    const line = partialLine({ ...sum, terms: halves }, 39, "en");
    expect(line.startsWith("… + ")).toBe(true);
    expect(line.endsWith(" = 20.00")).toBe(true);
  });

  test("MP-42 the drawn sheets are some of the samples, in order, and have all dropped in the end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (count) => {
        const stops = pileStops(count);
        const rows = stops.map(({ row }) => row);
        expect(stops.length).toBe(Math.min(count, 8));
        expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
        expect(stops.at(-1)?.dropped).toBe(count);
        expect(stops.every(({ row, dropped }) => dropped === row + 1)).toBe(true);
      }),
    );
  });
});
