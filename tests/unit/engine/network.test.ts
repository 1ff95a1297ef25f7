import { expect, test } from "vitest";
import { networkLayers, parameterIndex, parameterName } from "#engine/network.ts";
import { networkOf } from "#tests/unit/engine/networks.ts";

const shape = {
  widths: [3, 12, 2],
  activations: ["tanh", "tanh"],
  rows: [[0, 0, 0, 0, 0]],
} as const;

test.each([true, false])(
  "EN-30 a parameter is found by its name on screen (biases: %s)",
  (bias) => {
    const layers = networkLayers(networkOf({ ...shape, bias }));
    const count = layers.at(-1)?.end ?? 0;
    expect(count).toBe(3 * 12 + 12 * 2 + (bias ? 14 : 0));
    const names = Array.from({ length: count }, (_, i) => parameterName(layers, i));
    expect(new Set(names).size).toBe(count);
    expect(names.map((name) => parameterIndex(layers, name))).toEqual(names.map((_, i) => i));
    expect([names[0], names[35], names[36]]).toEqual([
      "W1[1][1]",
      "W1[3][12]",
      bias ? "b1[1]" : "W2[1][1]",
    ]);
  },
);

test("EN-30 a name that the network has not is no parameter", () => {
  const layers = networkLayers(networkOf({ ...shape, bias: true }));
  const wrong =
    "W1 W0[1][1] W3[1][1] W1[0][1] W1[4][1] W1[1][13] W1[1] b1[13] b1[0] b1[1][1] b3[1] " +
    "w1[1][1] W1[1][1]x xW1[1][1] W1[01][1] W01[1][1] W1[1.5][1] W1[-1][1] W1[1][1][1]";
  for (const name of ["", " W1[1][1]", "W1[1] [1]", ...wrong.split(" ")]) {
    expect(parameterIndex(layers, name), name).toBeNull();
  }
  const without = networkLayers(networkOf(shape));
  expect(parameterIndex(without, "b1[1]")).toBeNull();
});
