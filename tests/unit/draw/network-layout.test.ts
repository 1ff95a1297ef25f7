import fc from "fast-check";
import { expect, test } from "vitest";
import { edgeBatches, meanWeight } from "#client/draw/edge-batches.ts";
import { hasNames, layoutNetwork } from "#client/draw/network-layout.ts";

const SPACE = { widthPx: 800, heightPx: 400, leftPx: 60, rightPx: 60, topPx: 40, bottomPx: 10 };

test("UI-8 units stand one by one to 16, small to 64, in at most 16 groups above", () => {
  const grains = layoutNetwork([16, 17, 64, 65, 512], SPACE).map(({ grain, nodes }) => [
    grain,
    nodes.length,
  ]);
  expect(grains).toEqual([
    ["unit", 16],
    ["small", 17],
    ["small", 64],
    ["group", 16],
    ["group", 16],
  ]);
});

test("UI-8 every unit has exactly one place, inside the picture and apart from its neighbours", () => {
  const widths = fc.array(fc.integer({ min: 1, max: 512 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(widths, (units) => {
      for (const [layer, { nodes }] of layoutNetwork(units, SPACE).entries()) {
        const covered = nodes.flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, i) => from + i),
        );
        expect(covered).toEqual(Array.from({ length: units[layer] ?? 0 }, (_, i) => i));
        for (const [i, node] of nodes.entries()) {
          expect(node.yPx).toBeGreaterThanOrEqual(SPACE.topPx);
          expect(node.yPx).toBeLessThanOrEqual(SPACE.heightPx - SPACE.bottomPx);
          const next = nodes[i + 1];
          expect(next === undefined || next.yPx > node.yPx).toBe(true);
        }
      }
    }),
  );
});

test("UI-8 a name above a circle lies on no other circle, whatever the picture's height", () => {
  const [, four] = layoutNetwork([3, 4, 1], { ...SPACE, heightPx: 336 });
  expect(four !== undefined && hasNames(four)).toBe(true);
  for (const heightPx of [200, 252, 336, 384, 700]) {
    for (let units = 1; units <= 16; units++) {
      const [, hidden] = layoutNetwork([2, units, 1], { ...SPACE, heightPx });
      const [first, second] = hidden?.nodes ?? [];
      if (hidden !== undefined && first !== undefined && second !== undefined) {
        const gapPx = second.yPx - second.radiusPx - (first.yPx + first.radiusPx);
        expect(hasNames(hidden)).toBe(first.radiusPx >= 15 && gapPx >= 12);
      }
    }
  }
});

test("UI-8 the line between two groups has their mean weight, a zero weight has none", () => {
  const [left, right] = layoutNetwork([2, 2], SPACE);
  const weights = { rows: 2, cols: 2, data: Float64Array.of(1, -3, 0, 0.5) };
  const group = { xPx: 0, yPx: 0, radiusPx: 5, from: 0, to: 2 };
  expect(meanWeight(weights, group, group)).toBe(-0.375);
  const batches = edgeBatches(weights, left?.nodes ?? [], right?.nodes ?? [], 5, 6);
  const lines = batches.map(({ sign, points }) => `${sign}${points.length / 4}`);
  expect(lines.toSorted()).toEqual(["+1", "+1", "-1"]);
});
