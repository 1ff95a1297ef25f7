import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldedLines } from "#client/views/numpy/folded-lines.ts";
import { pythonTokens } from "#client/views/numpy/python-tokens.ts";
import { scriptFileName } from "#client/views/numpy/script-file.ts";

describe("MP the script on the page", () => {
  test("MP-50 the name of its file is plain on every system, whatever the run is called", () => {
    expect(scriptFileName("#7 · lr 0.5 · sigmoid 3-4-1", 412, "py")).toBe(
      "run-7-lr-0.5-sigmoid-3-4-1-step-412.py",
    );
    expect(scriptFileName("../../..", 0, "ipynb")).toBe("run-step-0.ipynb");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(), (name, step) => {
        const file = scriptFileName(name, step, "py");
        expect(file).toMatch(/^run-([A-Za-z0-9][A-Za-z0-9.-]*-)?step-\d+\.py$/);
        expect(file).not.toContain("..");
        expect(file.length).toBeLessThan(100);
      }),
    );
  });

  test("MP-51 rows that are folded away are all of the script that is not in sight", () => {
    const literal = [
      "x = np.array([",
      ...Array.from({ length: 50 }, (_, i) => `    [${i}],`),
      "])",
    ];
    const lines = ["import numpy as np", literal.join("\n"), "y = 1"];
    const parts = foldedLines(lines);
    expect(parts.map(({ kind }) => kind)).toEqual(["lines", "folded", "lines"]);
    expect(parts.flatMap((part) => part.lines)).toEqual(lines.join("\n").split("\n"));
    expect(parts[2]?.lines).toEqual(["])", "y = 1"]);
    const short = ["z = np.array([\n    [1],\n])"];
    expect(foldedLines(short)).toEqual([{ kind: "lines", lines: short[0]?.split("\n") }]);
  });

  test("MP-52 the coloured pieces of a line are the line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (line) => {
        const plain = line.replaceAll("\n", "");
        expect(
          pythonTokens(plain)
            .map(({ text }) => text)
            .join(""),
        ).toBe(plain);
      }),
    );
    const kinds = pythonTokens('def f(a1): print("a # b", 1e-5)  # 2 layers').map(
      ({ kind, text }) => `${kind} ${text.trim()}`,
    );
    expect(kinds).toEqual([
      "keyword def",
      "plain f(a1): print(",
      'string "a # b"',
      "plain ,",
      "number 1e-5",
      "plain )",
      "comment # 2 layers",
    ]);
  });
});
