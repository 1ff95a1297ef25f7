import { expect, test } from "vitest";
import type { SessionState } from "#client/session/session.ts";
import { GLOSSARY, type TermId } from "#client/text/en/glossary.ts";
import { text } from "#client/text/en.ts";
import { findTerm, searchTerms } from "#client/views/glossary/find-term.ts";
import { termNow } from "#client/views/glossary/term-now.ts";
import {
  ACTIVATIONS,
  LOSSES,
  OPTIMIZERS,
  type OptimizerSettings,
  REGULARIZATIONS,
  type TrainingSettings,
} from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";

const IDS = searchTerms("");

test("UI-110 every term has plain words of its own, and its neighbours are terms", () => {
  expect(IDS.length).toBeGreaterThan(60);
  expect(new Set(IDS.map((id) => GLOSSARY[id].name)).size).toBe(IDS.length);
  for (const id of IDS) {
    const { says, see = [] } = GLOSSARY[id];
    expect(says, id).toMatch(/^[A-Z½].{15,240}\.$/s);
    expect(see, id).not.toContain(id);
    for (const other of see) {
      expect(IDS, `${id} leads to ${other}`).toContain(other);
    }
  }
});

test("UI-110 every choice of the field has a term: activations, losses, optimisers, penalties", () => {
  const optimizers: Record<OptimizerSettings["kind"], TermId> = {
    sgd: "gradient-descent",
    momentum: "momentum",
    nesterov: "nesterov",
    rmsprop: "rmsprop",
    adagrad: "adagrad",
    adam: "adam",
  };
  const penalties = REGULARIZATIONS.filter((kind) => kind !== "none");
  for (const name of [...ACTIVATIONS, ...LOSSES, ...penalties]) {
    expect(findTerm(name), name).toBe(name);
  }
  for (const kind of OPTIMIZERS) {
    expect(IDS).toContain(optimizers[kind]);
  }
});

test("UI-110 the name of every setting is explained", () => {
  const unexplained = Object.keys(text.settings.pathNames).filter(
    (path) => findTerm(path) === null,
  );
  expect(unexplained).toEqual([]);
  const expected: readonly [string, TermId][] = [
    ["optimizer.learningRate", "learning-rate"],
    ["optimizer.beta2", "adam"],
    ["optimizer", "optimizer"],
    ["batch.size", "batch"],
    ["batch.seed", "seed"],
    ["data.rows[2][1]", "data"],
    ["data.noise", "noise"],
    ["layers[0].activation", "activation"],
    ["layers[3].units", "unit"],
    ["layers", "network"],
  ];
  for (const [path, id] of expected) {
    expect(findTerm(path), path).toBe(id);
  }
  for (const path of ["", "nothing", "layersX", "constructor"]) {
    expect(findTerm(path)).toBeNull();
  }
});

test("UI-111 a search finds names before explanations, in any case, and all terms without words", () => {
  const [first, second] = searchTerms("  CROSS-entropy ");
  expect([first, second].toSorted()).toEqual(["binary-cross-entropy", "softmax-cross-entropy"]);
  expect(searchTerms("chain rule")).toEqual(["backward"]);
  expect(searchTerms("no such words at all")).toEqual([]);
});

function stateOf(settingsInForce: TrainingSettings | null): SessionState {
  const frame = { step: 412, loss: 0.25, testLoss: 0.5 };
  const dataset = { trainRows: new Uint32Array(8), testRows: new Uint32Array(2) };
  return { settingsInForce, frame, dataset, run: { name: "#7" }, playSpeed: 30 } as never;
}

test("UI-112 what a term is here and now is the run's own value, or nothing", () => {
  const now = (id: TermId, settings: TrainingSettings | null = ORIGIN) =>
    termNow(id, stateOf(settings));
  expect(now("learning-rate")).toBe("1");
  expect(now("network")).toBe("3-4-1");
  expect(now("parameter")).toBe("16");
  expect(now("step")).toBe("412");
  expect(now("loss")).toBe("0.2500, C = ½ Σ (y − a)²");
  expect(now("loss-per-row")).toBe("0.03125");
  expect(now("epoch")).toBe("1");
  expect(now("epoch", { ...ORIGIN, batch: { size: 3, seed: 1 } })).toBe("3");
  expect(now("momentum")).toBeNull();
  expect(now("momentum", PRESETS.iris)).toBe("0.9");
  expect(now("gradient")).toBeNull();
  expect(now("learning-rate", null)).toBeNull();
});
