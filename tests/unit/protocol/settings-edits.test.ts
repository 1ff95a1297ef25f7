import { expect, test } from "vitest";
import type { TrainingSettings } from "#engine/settings.ts";
import { PRESETS } from "#protocol/presets.ts";
import { parseSettings } from "#protocol/settings.ts";
import { differingPaths, readPath, writePath } from "#protocol/settings-path.ts";

const { origin: ORIGIN, playground: PLAYGROUND } = PRESETS;

/** The document after one edit and the schema; the refusal's path when it does not fit. */
function edited(
  settings: TrainingSettings,
  path: string,
  value: unknown,
): TrainingSettings | string {
  const written = writePath(settings, path, value);
  if (written === null) {
    return "no such field";
  }
  const parsed = parseSettings(written);
  return parsed.ok ? parsed.value : (parsed.error.path ?? "");
}

test.each([
  ["batch", { size: 3 }, { size: 3, seed: 1 }],
  [
    "optimizer",
    { kind: "adam", learningRate: 0.01 },
    { kind: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  ],
  ["regularization", { kind: "l1", rate: 0.1 }, { kind: "l1", rate: 0.1 }],
  ["updateRule", { layer: 2, rule: "delta-only" }, { layer: 2, rule: "delta-only" }],
  ["initial", { scheme: "he-normal", seed: 3 }, { scheme: "he-normal", seed: 3 }],
  [
    "initial",
    {
      scheme: "given",
      weights: [
        [
          [1, 1, 1, 1],
          [2, 2, 2, 2],
          [3, 3, 3, 3],
        ],
        [[4], [4], [4], [4]],
      ],
    },
    {
      scheme: "given",
      weights: [
        [
          [1, 1, 1, 1],
          [2, 2, 2, 2],
          [3, 3, 3, 3],
        ],
        [[4], [4], [4], [4]],
      ],
      biases: [[], []],
    },
  ],
  [
    "data",
    { kind: "generated", name: "spiral", samples: 20 },
    { kind: "generated", name: "spiral", samples: 20, noise: 0, seed: 1, scaling: "none" },
  ],
  ["stop", { steps: 7, loss: 0.5 }, { steps: 7, loss: 0.5 }],
])("PA-7 %s is set as a whole and completed: nothing else changes", (path, value, expected) => {
  const after = edited(ORIGIN, path, value);
  expect(readPath(after, path)).toEqual(expected);
  expect(differingPaths(ORIGIN, after).every((other) => other.startsWith(path))).toBe(true);
  // And back to what it was.
  expect(typeof after === "string" ? after : edited(after, path, readPath(ORIGIN, path))).toEqual(
    ORIGIN,
  );
});

test.each([
  ["batch.size", 5],
  ["batch.seed", 9],
  ["data.noise", 0.25],
  ["data.name", "gauss"],
  ["data.scaling", "min-max"],
  ["features[1]", "x2^2"],
  ["features", ["sin(x1)"]],
  ["testShare", 0.2],
  ["splitSeed", 4],
  ["bias", false],
  ["layers[1].activation", "gelu"],
  ["optimizer.learningRate", 0.5],
])("PA-7 %s is changed alone", (path, value) => {
  const after = edited(PLAYGROUND, path, value);
  expect(readPath(after, path)).toEqual(value);
  expect(differingPaths(PLAYGROUND, after)).toEqual([path]);
});

test("PA-8 features and the wanted loss are taken away by an absent value", () => {
  const { features, ...without } = PLAYGROUND;
  expect(features).toHaveLength(2);
  expect(edited(PLAYGROUND, "features", undefined)).toEqual(without);
  const wanted = edited(ORIGIN, "stop.loss", 0.1);
  expect(readPath(wanted, "stop.loss")).toBe(0.1);
  expect(writePath(wanted, "stop.loss", undefined)).toEqual(ORIGIN);
});

test("PA-8 a key that must be there comes back with its default, or is asked for", () => {
  expect(edited(PLAYGROUND, "batch", undefined)).toEqual({ ...PLAYGROUND, batch: "full" });
  expect(edited(PLAYGROUND, "data.noise", undefined)).toEqual(PLAYGROUND);
  expect(edited(PLAYGROUND, "loss", undefined)).toBe("loss");
});

test("PA-9 a part of another member of a union is no field, or refused where it is", () => {
  expect(edited(ORIGIN, "batch.size", 2)).toBe("no such field");
  expect(edited(ORIGIN, "updateRule.layer", 2)).toBe("no such field");
  expect(edited(ORIGIN, "features[0]", "x1")).toBe("no such field");
  expect(edited(ORIGIN, "optimizer.momentum", 0.5)).toBe("optimizer.momentum");
  expect(edited(ORIGIN, "regularization.rate", 0.5)).toBe("regularization.rate");
  expect(edited(PLAYGROUND, "data.rows", [])).toBe("data.rows");
  expect(readPath(edited(ORIGIN, "optimizer.kind", "adagrad"), "optimizer")).toEqual({
    kind: "adagrad",
    learningRate: 1,
    epsilon: 1e-10,
  });
});
