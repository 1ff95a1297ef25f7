import fc from "fast-check";
import { expect, test } from "vitest";
import { editedSettings } from "#client/session/edited-settings.ts";
import {
  chosenFeatures,
  withData,
  withFeature,
} from "#client/views/settings/changes/choose-data.ts";
import {
  withActivation,
  withBias,
  withLayerAdded,
  withLayerRemoved,
  withUnits,
  withWeightsOf,
} from "#client/views/settings/changes/choose-network.ts";
import { withLoss, withRule } from "#client/views/settings/changes/choose-training.ts";
import { isRegression } from "#client/views/settings/changes/output-fit.ts";
import { editsBetween } from "#client/views/settings/changes/settings-edits.ts";
import { ACTIVATIONS, LOSSES, type TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { parseSettings } from "#protocol/settings.ts";
import { click, DATA } from "#tests/unit/views/setting-clicks.ts";

/** A choice that these data or this network cannot take by their nature: the control says why. */
function mayBeRefused(message: string): boolean {
  return /no target of|sum to|softmax" needs at least 2|is for classes/.test(message);
}

test("UI-20 whatever the controls are set to one after the other, the document is never invalid", () => {
  fc.assert(
    fc.property(fc.array(click, { minLength: 1, maxLength: 12 }), (clicks) => {
      let settings: TrainingSettings = ORIGIN;
      for (const act of clicks) {
        const next = act(settings);
        if (next === null) {
          continue;
        }
        const parsed = parseSettings(next);
        if (parsed.ok) {
          settings = parsed.value;
        } else {
          expect(mayBeRefused(parsed.error.message), parsed.error.message).toBe(true);
        }
      }
    }),
    { numRuns: 600 },
  );
});

test("UI-21 the edits that are sent make exactly the document that was meant, within a command", () => {
  fc.assert(
    fc.property(fc.array(click, { minLength: 1, maxLength: 8 }), (clicks) => {
      let settings: TrainingSettings = ORIGIN;
      for (const act of clicks) {
        const next = act(settings);
        if (next === null || !parseSettings(next).ok) {
          continue;
        }
        const edits = editsBetween(settings, next);
        expect(edits.length).toBeLessThanOrEqual(LIMITS.editsPerCommand);
        if (edits.length > 0) {
          expect(editedSettings(settings, edits)).toEqual(parseSettings(next));
        }
        settings = next;
      }
    }),
    { numRuns: 300 },
  );
});

test("UI-20 data of classes, with every loss and output: each choice is there and comes back", () => {
  const classData = DATA.filter((data) => data.kind !== "table" && !isRegression(data));
  for (const data of classData) {
    const start = withData(ORIGIN, data);
    for (const loss of LOSSES) {
      const chosen = withLoss(start, loss);
      expect(parseSettings(chosen).ok).toBe(true);
      expect(chosen.loss).toBe(loss);
      expect(withLoss(chosen, start.loss)).toEqual(start);
    }
    for (const activation of ACTIVATIONS) {
      const chosen = withActivation(start, start.layers.length - 1, activation);
      expect(parseSettings(chosen).ok).toBe(true);
      expect(chosen.layers.at(-1)?.activation).toBe(activation);
    }
  }
});

test("UI-20 any data may follow any other, whatever the loss was", () => {
  for (const before of DATA) {
    for (const loss of LOSSES) {
      const chosen = withLoss(withData(ORIGIN, before), loss);
      const start = parseSettings(chosen).ok ? chosen : withData(ORIGIN, before);
      for (const data of DATA) {
        const next = withData(start, data);
        expect(parseSettings(next)).toMatchObject({ ok: true, value: { data } });
      }
    }
  }
});

test("UI-20 what was chosen is what comes, or it is refused: never something else in its place", () => {
  for (const data of DATA) {
    const start = withData(ORIGIN, data);
    expect(parseSettings(start).ok).toBe(true);
    for (const loss of LOSSES) {
      const parsed = parseSettings(withLoss(start, loss));
      expect(parsed.ok ? parsed.value.loss : loss).toBe(loss);
    }
    for (const activation of ACTIVATIONS) {
      const parsed = parseSettings(withActivation(start, 1, activation));
      expect(parsed.ok ? parsed.value.layers[1]?.activation : activation).toBe(activation);
    }
  }
  expect(parseSettings(withLoss(ORIGIN, "softmax-cross-entropy")).ok).toBe(false);
});

test("UI-20 a choice brings along what it needs and nothing else", () => {
  const iris = withData(ORIGIN, { kind: "bundled", name: "iris", scaling: "none" });
  expect(iris.layers).toEqual([
    { units: 4, activation: "sigmoid" },
    { units: 3, activation: "sigmoid" },
  ]);
  expect(iris.loss).toBe("mean-squared-error");
  expect(editsBetween(ORIGIN, iris).map(({ path }) => path)).toEqual([
    "data",
    "layers[1].units",
    "loss",
  ]);
  const softmax = withLoss(iris, "softmax-cross-entropy");
  expect(editsBetween(iris, softmax)).toEqual([
    { path: "layers[1].activation", value: "softmax" },
    { path: "loss", value: "softmax-cross-entropy" },
  ]);
  const plane = withData(softmax, {
    kind: "generated",
    name: "plane",
    samples: 100,
    noise: 0,
    seed: 1,
    scaling: "none",
  });
  expect([plane.loss, plane.layers.at(-1)]).toEqual([
    "mean-squared-error",
    { units: 1, activation: "linear" },
  ]);
});

test("UI-20 a rule of the bench moves with its layer and goes when it fits no more", () => {
  const deeper = withLayerAdded(ORIGIN);
  const ruled = withRule(deeper, 3, "delta-only");
  expect(parseSettings(ruled).ok).toBe(true);
  expect(withLayerRemoved(ruled, 0).updateRule).toEqual({ layer: 2, rule: "delta-only" });
  expect(withUnits(ruled, 1, 5).updateRule).toBe("gradient");
  const middle = withRule(deeper, 2, "transposed");
  expect(withLayerRemoved(middle, 1).updateRule).toBe("gradient");
});

test("UI-20 given weights stay while they fit and give way to drawn ones when they do not", () => {
  const given = withWeightsOf(
    ORIGIN,
    [3, 4, 1],
    Float64Array.from({ length: 16 }, (_, i) => i),
  );
  if (given === null || given.initial.scheme !== "given") {
    throw new Error("16 numbers are Origin's network");
  }
  expect(given.initial.weights[1]).toEqual([[12], [13], [14], [15]]);
  expect(withWeightsOf(ORIGIN, [3, 4, 1], new Float64Array(15))).toBeNull();
  const biased = withBias(given, true);
  expect(biased.initial).toEqual({ ...given.initial, biases: [[0, 0, 0, 0], [0]] });
  expect(withBias(biased, false)).toEqual(given);
  expect(withUnits(given, 0, 5).initial.scheme).toBe("xavier-uniform");
});

test("UI-20 features keep their usual order, the last one stays, x1 and x2 alone are none", () => {
  const start = withData(ORIGIN, DATA[3] ?? ORIGIN.data);
  const more = withFeature(start, "x1^2", true);
  expect(more?.features).toEqual(["x1", "x2", "x1^2"]);
  expect(more === null ? null : withFeature(more, "x1^2", false)).toEqual(start);
  const one = withFeature(start, "x2", false);
  expect(one?.features).toEqual(["x1"]);
  expect(one === null ? "" : withFeature(one, "x1", false)).toBeNull();
  expect(chosenFeatures(start)).toEqual(["x1", "x2"]);
});
