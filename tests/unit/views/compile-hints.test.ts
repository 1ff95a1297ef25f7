import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
// biome-ignore lint/style/noRestrictedImports: scripts have no #name of their own.
import { hintScripts } from "../../../scripts/lib/compile-hints.mjs";

test("UI-142 large scripts alone are marked, and once", () => {
  const folder = mkdtempSync(join(tmpdir(), "weightroom-"));
  const large = `use(${"0".repeat(60_000)});\n`;
  try {
    writeFileSync(join(folder, "large.js"), large);
    writeFileSync(join(folder, "small.js"), "use(0);\n");
    writeFileSync(join(folder, "large.css"), large);
    hintScripts(folder);
    hintScripts(folder);
    const read = (name: string) => readFileSync(join(folder, name), "utf8");
    // The browser looks for it in a script's first bytes.
    expect(read("large.js")).toBe(`//# allFunctionsCalledOnLoad\n${large}`);
    expect(read("small.js")).toBe("use(0);\n");
    expect(read("large.css")).toBe(large);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
