import { expect, test } from "vitest";
import type { TrainingSettings } from "#engine/settings.ts";
import { COMMAND_SCHEMAS } from "#protocol/commands.ts";
import {
  CONTROLS,
  controlOfPath,
  controlsOfPath,
  mayChange,
  policyOf,
  SETTING_CONTROLS,
  withPolicies,
} from "#protocol/controls.ts";
import { controlsOfEdit } from "#protocol/controls-of-edit.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { ROLES } from "#protocol/room.ts";
import { parseSettings } from "#protocol/settings.ts";
import { writePath } from "#protocol/settings-path.ts";

test("RM-31 without a word of the host editors change everything and all is shown", () => {
  for (const control of CONTROLS) {
    expect(policyOf({}, control)).toEqual({ who: "editors", isShown: true });
    expect(ROLES.filter((role) => mayChange(role, {}, control))).toEqual(["host", "editor"]);
  }
});

test("RM-31 a control is for all, for editors or for the host, each by itself", () => {
  const controls = {
    loss: { who: "all", isShown: true },
    play: { who: "host", isShown: true },
  } as const;
  const may = (control: "loss" | "play" | "bias") =>
    ROLES.filter((role) => mayChange(role, controls, control));
  expect(may("loss")).toEqual(["host", "editor", "viewer"]);
  expect(may("play")).toEqual(["host"]);
  expect(may("bias")).toEqual(["host", "editor"]);
});

test("RM-32 what is as usual again is not kept", () => {
  const hidden = withPolicies({}, { loss: { who: "editors", isShown: false } });
  const both = withPolicies(hidden, { play: { who: "all", isShown: true } });
  expect(both).toEqual({
    loss: { who: "editors", isShown: false },
    play: { who: "all", isShown: true },
  });
  expect(withPolicies(both, { loss: { who: "editors", isShown: true } })).toEqual({
    play: { who: "all", isShown: true },
  });
});

test.each([
  ["data", "data"],
  ["data.rows[2][1]", "data"],
  ["testShare", "split"],
  ["splitSeed", "split"],
  ["features", "features"],
  ["features[1]", "features"],
  ["layers", "layers"],
  ["layers[0]", "layers"],
  ["layers[0].units", "layers"],
  ["layers[0].activation", "activations"],
  ["bias", "bias"],
  ["initial.seed", "initial"],
  ["initial.weights[0][1][2]", "initial"],
  ["loss", "loss"],
  ["optimizer", "optimizer"],
  ["optimizer.kind", "optimizer"],
  ["optimizer.momentum", "optimizer"],
  ["optimizer.learningRate", "learning-rate"],
  ["batch.size", "batch"],
  ["regularization.rate", "regularization"],
  ["updateRule.layer", "update-rule"],
  ["stop.loss", "stop"],
  ["version", null],
  ["constructor", null],
  ["layersX", null],
  ["", null],
] as const)("RM-31 %s belongs to the control %s", (path, control) => {
  expect(controlOfPath(path)).toBe(control);
  expect(controlsOfPath(path)[0] ?? null).toBe(control);
});

test("RM-31 every field of the settings has a control, and every control of settings a field", () => {
  const everything: TrainingSettings = { ...ORIGIN, features: ["x1"] };
  const { version: _, ...fields } = everything;
  const controls = new Set(Object.keys(fields).flatMap(controlsOfPath));
  controls.add(controlOfPath("layers[0].activation") ?? "layers");
  expect([...controls].sort()).toEqual([...SETTING_CONTROLS].sort());
  expect([...controls]).not.toContain(null);
});

/** The controls that an edit of Origin uses, in alphabetical order. */
function used(edits: Readonly<Record<string, unknown>>): readonly string[] {
  const document = Object.entries(edits).reduce<unknown>(
    (before, [path, value]) => writePath(before, path, value),
    ORIGIN,
  );
  const after = parseSettings(document);
  if (!after.ok) {
    throw new Error(after.error.message);
  }
  return [...controlsOfEdit(ORIGIN, after.value, Object.keys(edits))].sort();
}

const sigmoid = (...units: number[]) => units.map((count) => unit(count, "sigmoid"));
const unit = (units: number, activation: string) => ({ units, activation });

test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
  ["a field of its own", { "initial.seed": 4 }, ["initial"]],
  ["a field as it was", { "initial.seed": 1 }, ["initial"]],
  ["units inside the whole list", { layers: sigmoid(5, 1) }, ["layers"]],
  [
    "an activation inside the whole list",
    { layers: [unit(4, "tanh"), unit(1, "sigmoid")] },
    ["activations"],
  ],
  ["both", { layers: [unit(5, "tanh"), unit(1, "sigmoid")] }, ["activations", "layers"]],
  ["both inside one layer", { "layers[0]": unit(5, "tanh") }, ["activations", "layers"]],
  ["one layer as it was", { "layers[0]": unit(4, "sigmoid") }, ["layers"]],
  ["one more layer like the others", { layers: sigmoid(4, 2, 1) }, ["layers"]],
  ["one layer less", { layers: sigmoid(1) }, ["layers"]],
  [
    "one more layer of another kind",
    { layers: [unit(4, "relu"), ...sigmoid(4, 1)] },
    ["activations", "layers"],
  ],
  ["another output with one layer less", { layers: [unit(1, "tanh")] }, ["activations", "layers"]],
  [
    "the rate inside the optimiser",
    { optimizer: { kind: "sgd", learningRate: 3 } },
    ["learning-rate"],
  ],
  [
    "the kind at the same rate",
    { optimizer: { kind: "momentum", learningRate: 1, momentum: 0.5 } },
    ["optimizer"],
  ],
  [
    "kind and rate",
    { optimizer: { kind: "momentum", learningRate: 2, momentum: 0.5 } },
    ["learning-rate", "optimizer"],
  ],
  ["the optimiser as it was", { optimizer: { kind: "sgd", learningRate: 1 } }, ["optimizer"]],
  [
    "what comes along",
    { loss: "mean-squared-error", bias: true, testShare: 0.25 },
    ["bias", "loss", "split"],
  ],
  ["the whole data", { data: { kind: "generated", name: "plane", samples: 30 } }, ["data"]],
])("RM-31 an edit uses the controls of what it changes: %s", (_, edits, controls) => {
  expect(used(edits)).toEqual(controls);
});

test.each([
  {},
  { changes: {} },
  { changes: { nothing: { who: "all" } } },
  { changes: { loss: { who: "nobody" } } },
  { changes: { loss: { isShown: "yes" } } },
  { changes: { loss: { who: "all", more: 1 } } },
  { changes: { numbers: { who: "host" } } },
  { changes: { loss: { who: "all" } }, memberId: "somebody" },
  { changes: [{ loss: { who: "all" } }] },
])("RM-32 what is no change of a control is refused", (payload) => {
  expect(COMMAND_SCHEMAS["set-controls"].safeParse(payload).success).toBe(false);
});

test("RM-32 a change names what becomes another and nothing else", () => {
  const changes = { loss: { who: "all" }, numbers: { isShown: false }, play: {} };
  expect(COMMAND_SCHEMAS["set-controls"].parse({ changes })).toEqual({ changes });
});
