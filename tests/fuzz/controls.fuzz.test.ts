import { expect, test } from "vitest";
import type { TrainingSettings } from "#engine/settings.ts";
import { type Controls, GRANTS, mayChange, SETTING_CONTROLS } from "#protocol/controls.ts";
import { ROLES } from "#protocol/room.ts";
import { parseSettings } from "#protocol/settings.ts";
import { readPath, writePath } from "#protocol/settings-path.ts";
import { planEdit } from "#server/rooms/plan-edit.ts";
import { freshRoom } from "#tests/unit/rooms/room-fixture.ts";
import { Chance } from "./chance.ts";
import { randomDocument } from "./random-document.ts";

const EDITS = 1_000;
const PATHS = [
  "data",
  "data.scaling",
  "testShare",
  "splitSeed",
  "features",
  "layers",
  "layers[0]",
  "layers[0].units",
  "layers[0].activation",
  "bias",
  "initial",
  "loss",
  "optimizer",
  "optimizer.learningRate",
  "regularization",
  "batch",
  "updateRule",
  "stop",
  "stop.steps",
];

const services = {
  store: { readTable: async () => null },
  chance: { hash: () => "ab".repeat(32) },
  nowMs: () => 0,
};

/** What each control is for, read out of a document by other means than the product's. */
const HELD: Readonly<
  Record<(typeof SETTING_CONTROLS)[number], (settings: TrainingSettings) => unknown>
> = {
  data: ({ data }) => data,
  split: ({ testShare, splitSeed }) => [testShare, splitSeed],
  features: ({ features }) => features,
  layers: ({ layers }) => layers.map(({ units }) => units),
  activations: ({ layers }) => layers.at(-1)?.activation,
  bias: ({ bias }) => bias,
  initial: ({ initial }) => initial,
  loss: ({ loss }) => loss,
  optimizer: ({ optimizer: { learningRate: _, ...rest } }) => rest,
  "learning-rate": ({ optimizer }) => optimizer.learningRate,
  batch: ({ batch }) => batch,
  regularization: ({ regularization }) => regularization,
  "update-rule": ({ updateRule }) => updateRule,
  stop: ({ stop }) => stop,
};

type Outcome = "made" | "not-allowed" | "refused";

/** An edit of random places by somebody of a random role, under random policies. */
async function outcomeOf(
  settings: TrainingSettings,
  other: TrainingSettings,
  chance: Chance,
): Promise<Outcome> {
  const role = chance.pick(ROLES);
  const controls: Controls = Object.fromEntries(
    SETTING_CONTROLS.map((name) => [name, { who: chance.pick(GRANTS), isShown: true }]),
  );
  const source = chance.happens(0.5) ? other : nearly(settings, chance);
  const paths = new Set(chance.list(chance.whole(1, 4), () => chance.pick(PATHS)));
  const edits = [...paths].map((path) => ({ path, value: readPath(source, path), base: 0 }));
  const state = { ...freshRoom(), settings, controls };
  const plan = await planEdit(state, { editId: "e", edits }, role, services);
  if (!plan.ok) {
    return plan.error.code === "not-allowed" ? "not-allowed" : "refused";
  }
  const written = plan.value.edits.reduce<unknown>(
    (at, { path, value }) => writePath(at, path, value),
    settings,
  );
  const after = parseSettings(written);
  expect(after.ok).toBe(true);
  for (const control of SETTING_CONTROLS) {
    if (after.ok && !mayChange(role, controls, control)) {
      const held = HELD[control];
      expect([control, held(after.value)]).toEqual([control, held(settings)]);
    }
  }
  return "made";
}

test("RM-31 no edit of any place makes another of what its author may not change", async () => {
  const counts: Record<Outcome, number> = { made: 0, "not-allowed": 0, refused: 0 };
  for (let seed = 1; seed <= EDITS; seed++) {
    const chance = new Chance(seed);
    const before = parseSettings(randomDocument(chance));
    const other = parseSettings(randomDocument(chance));
    try {
      if (before.ok && other.ok) {
        counts[await outcomeOf(before.value, other.value, chance)] += 1;
      }
    } catch (cause) {
      throw new Error(`the edit of seed ${seed} broke a promise`, { cause });
    }
  }
  // A fuzz that only meets one side tests nothing.
  expect(counts.made).toBeGreaterThan(EDITS / 40);
  expect(counts["not-allowed"]).toBeGreaterThan(EDITS / 10);
});

/** The same document with one thing changed: whole branches written mostly as they were. */
function nearly(settings: TrainingSettings, chance: Chance): TrainingSettings {
  const { layers, optimizer } = settings;
  return chance.pick<TrainingSettings>([
    { ...settings, layers: layers.map((layer, i) => (i === 0 ? { ...layer, units: 3 } : layer)) },
    {
      ...settings,
      layers: layers.map((layer, i) => (i === 0 ? { ...layer, activation: "relu" } : layer)),
    },
    { ...settings, optimizer: { ...optimizer, learningRate: 0.123 } },
    { ...settings, stop: { steps: 77 } },
  ]);
}
