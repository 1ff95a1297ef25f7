import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ENGINE = new URL("../../../engine/", import.meta.url);
/** Exact in every JavaScript engine: IEEE 754 operations, integers, and constants. */
const EXACT = new Set(
  "sqrt abs floor ceil round trunc min max imul clz32 fround sign LOG2E LN2 PI E SQRT2 SQRT1_2".split(
    " ",
  ),
);

/** Comments may name what code may not. */
function codeOf(file: string): string {
  return readFileSync(new URL(file, ENGINE), "utf8")
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/\/\/.*/g, "");
}

const files = readdirSync(ENGINE, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

test("EN-19 the engine calls no Math function whose last bit differs between machines", () => {
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    const used = [...codeOf(file).matchAll(/Math\s*\.\s*(\w+)/g)].map(([, name = ""]) => name);
    expect(
      used.filter((name) => !EXACT.has(name)),
      file,
    ).toEqual([]);
    expect(codeOf(file), file).not.toMatch(/Math\s*\[|=\s*Math\b(?!\s*\.)|\*\*/);
  }
});

/** AssemblyScript knows no "#engine/", so the kernels' sources name their neighbours by path. */
function staysInside(file: string, from: string): boolean {
  const isPath = /^\.\.?\//.test(from);
  return isPath
    ? new URL(from, new URL(file, ENGINE)).href.startsWith(ENGINE.href)
    : from.startsWith("#engine/");
}

test("EN-19 the engine asks no clock, no chance and nobody outside", () => {
  for (const file of files) {
    const code = codeOf(file);
    expect(code, file).not.toMatch(/\b(Date|performance|process|crypto|setTimeout|globalThis)\b/);
    const imports = [...code.matchAll(/from "([^"]+)"/g)].map(([, from = ""]) => from);
    expect(
      imports.filter((from) => !staysInside(file, from)),
      file,
    ).toEqual([]);
  }
});
