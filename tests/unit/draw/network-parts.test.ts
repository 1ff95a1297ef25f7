import fc from "fast-check";
import { expect, test } from "vitest";
import { biasMarkPlace } from "#client/draw/bias-mark.ts";
import { activationText, sumText } from "#client/draw/formula-text.ts";
import {
  LABEL_HEIGHT_PX,
  LABEL_WIDTH_PX,
  placeBiasLabels,
  placeLineLabels,
} from "#client/draw/line-labels.ts";
import { movedCursor, type NetworkCursor } from "#client/draw/network-cursor.ts";
import { hitNetwork } from "#client/draw/network-hit.ts";
import { layoutNetwork } from "#client/draw/network-layout.ts";
import { indexOfPart, partName, partOfIndex } from "#client/draw/network-part.ts";
import { networkLayers, parameterName } from "#engine/network.ts";
import { ORIGIN } from "#protocol/origin.ts";

const SPACE = { widthPx: 800, heightPx: 400, leftPx: 60, rightPx: 60, topPx: 40, bottomPx: 10 };

test("UI-40 a press hits the unit, the bias or the nearest line within the tolerance", () => {
  const places = layoutNetwork([3, 4, 1], SPACE);
  for (const [l, { nodes }] of places.entries()) {
    for (const node of nodes) {
      const unit = { kind: "unit", layer: l, unit: node.from };
      expect(hitNetwork(places, true, node, 6)).toEqual(unit);
      const mark = l === 0 ? null : { kind: "bias", layer: l, unit: node.from };
      expect(hitNetwork(places, true, biasMarkPlace(node), 0)).toEqual(mark);
      for (const to of places[l + 1]?.nodes ?? []) {
        const start = node.xPx + node.radiusPx;
        const quarter = {
          xPx: start + 0.15 * (to.xPx - to.radiusPx - start),
          yPx: node.yPx + 0.15 * (to.yPx - node.yPx),
        };
        const line = { kind: "weight", layer: l + 1, from: node.from, unit: to.from };
        expect(hitNetwork(places, true, quarter, 6)).toEqual(line);
      }
    }
  }
  expect(hitNetwork(places, true, { xPx: 5, yPx: 395 }, 6)).toBeNull();
});

test("UI-40 arrow keys reach every circle of the picture", () => {
  const widths = fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(widths, (units) => {
      const places = layoutNetwork(units, SPACE);
      const seen = new Set<string>();
      const open: NetworkCursor[] = [{ layer: 0, node: 0 }];
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        if (!seen.has(JSON.stringify(at))) {
          seen.add(JSON.stringify(at));
          for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
            const next = movedCursor(places, at, key);
            open.push(...(next === null ? [] : [next]));
          }
        }
      }
      expect(seen.size).toBe(places.reduce((sum, { nodes }) => sum + nodes.length, 0));
    }),
  );
});

test("UI-40 every parameter is one part of the picture, under its own name", () => {
  const layers = networkLayers({ ...ORIGIN, bias: true });
  const count = layers.at(-1)?.end ?? 0;
  for (let index = 0; index < count; index++) {
    const part = partOfIndex(layers, index);
    expect(part).not.toBeNull();
    if (part !== null) {
      expect(indexOfPart(layers, part)).toBe(index);
      expect(partName(layers, part)).toBe(parameterName(layers, index));
    }
  }
  expect(partOfIndex(layers, count)).toBeNull();
  expect(indexOfPart(layers, { kind: "weight", layer: 1, from: 3, unit: 0 })).toBeNull();
  expect(indexOfPart(networkLayers(ORIGIN), { kind: "bias", layer: 1, unit: 0 })).toBeNull();
});

test("UI-44 a unit's formula has its numbers, signs and bias", () => {
  const unit = {
    weights: [0.5, -0.25],
    inputs: [1, -2],
    bias: -0.1,
    z: 0.9,
    a: 0.7109,
    activation: "sigmoid",
  } as const;
  expect(sumText(unit, "en")).toBe("z = 0.5·1 − 0.25·(−2) − 0.1 = 0.9");
  expect(activationText(unit, "en")).toBe("a = sigmoid(z) = 0.711");
  expect(activationText({ ...unit, activation: "linear", a: 0.9 }, "en")).toBe("a = z = 0.9");
  const wide = { ...unit, weights: Array<number>(64).fill(-1), inputs: Array<number>(64).fill(1) };
  expect(sumText({ ...wide, bias: null }, "en")).toBe("z = −1·1 − 1·1 − 1·1 − 1·1 − 1·1 + … = 0.9");
});

test("UI-45 numbers on lines never cover one another, and small networks have all of them", () => {
  const widths = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(widths, (units) => {
      const places = layoutNetwork(units, SPACE);
      const biases = placeBiasLabels(places, () => true);
      const labels = placeLineLabels(places, () => true, biases);
      const covered = labels.filter((a, i) =>
        [...biases, ...labels.slice(i + 1)].some(
          (b) =>
            Math.abs(a.xPx - b.xPx) < LABEL_WIDTH_PX && Math.abs(a.yPx - b.yPx) < LABEL_HEIGHT_PX,
        ),
      );
      expect(covered).toEqual([]);
    }),
  );
  expect(placeLineLabels(layoutNetwork([3, 4, 1], SPACE), () => true)).toHaveLength(16);
  const ofOne = placeLineLabels(layoutNetwork([3, 4, 1], SPACE), (l, _, to) => l === 1 && to === 2);
  expect(ofOne).toHaveLength(3);
});
