import { expect, test } from "vitest";
import { linesOf } from "#client/views/replay/settings-in-force.tsx";
import { ORIGIN } from "#protocol/origin.ts";

const shown = (...hidden: readonly string[]) =>
  linesOf(ORIGIN, (control) => !hidden.includes(control)).map(([, , term]) => term);

test("UX-226 what the address hides is not to be read in the settings in force either", () => {
  const all = shown();
  expect(all).toContain("optimizer.learningRate");
  expect(shown("learning-rate")).toEqual(all.filter((term) => term !== "optimizer.learningRate"));
  expect(shown("initial")).not.toContain("seed");
  expect(shown("stop", "batch", "layers")).toEqual(
    all.filter((term) => !["stop", "batch", "layers", "parameter"].includes(term)),
  );
});
