import { expect, test } from "vitest";
import type { ActivityEntry } from "#client/session/session.ts";
import { addressAtStep, stepInAddress } from "#client/views/replay/step-address.ts";
import { activityLines } from "#client/views/room/activity-line.ts";
import { changeWords } from "#client/views/room/change-words.ts";
import { fieldId } from "#client/views/settings/field-id.ts";
import { pathWords, valueWords } from "#client/views/settings/path-words.ts";
import type { RunChange } from "#engine/run-events.ts";
import { generatedName } from "#protocol/generated-name.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import type { RoomEvent } from "#protocol/room.ts";

const ANA = { id: "a", name: "Ana", color: 3 };

function told(...events: readonly RoomEvent[]): readonly string[] {
  const entries = events.map((event, id): ActivityEntry => ({ id, atMs: 0, event }));
  return activityLines(entries).map(({ actor, words, step }) => `${actor?.name} ${words} @${step}`);
}

test("UI-10 an address names a step, and only a step", () => {
  expect(stepInAddress("?step=412&panel=maths")).toBe(412);
  for (const search of ["", "?step=", "?step=-1", "?step=1.5", "?step=1e9", "?step=0x1"]) {
    expect(stepInAddress(search)).toBeNull();
  }
  expect(addressAtStep("?panel=maths&step=1", 7)).toBe("?panel=maths&step=7");
});

test("UI-11 a change that takes effect at once is told once, at its step", () => {
  const change = { kind: "set-learning-rate", value: 0.5 } as const;
  const edit = { path: "optimizer.learningRate", value: 0.5 };
  const revision = { revision: 1, by: ANA, atMs: 0, step: 325 };
  expect(
    told(
      { kind: "settings-changed", edits: [edit], revision },
      {
        kind: "run-changed",
        runId: "r",
        event: { seq: 1, step: 325, change, atMs: 0, actor: ANA },
      },
    ),
  ).toEqual(["Ana set learning rate 0.5 @325"]);
});

test("UI-11 every change inside a run has its words", () => {
  const changes: readonly [RunChange, string][] = [
    [{ kind: "set-momentum", value: 0.8 }, "set momentum 0.8"],
    [
      { kind: "set-regularization", regularization: { kind: "l2", rate: 0.01 } },
      "set the penalty to L2 with rate 0.01",
    ],
    [
      { kind: "set-regularization", regularization: { kind: "none", rate: 0 } },
      "took the penalty away",
    ],
    [{ kind: "set-batch", batch: { size: 10, seed: 2 } }, "set batches of 10 rows, seed 2"],
    [{ kind: "set-batch", batch: "full" }, "set the batch to all rows"],
    [
      { kind: "set-update-rule", updateRule: { layer: 2, rule: "elementwise" } },
      "set the rule of layer 2 to elementwise",
    ],
    [{ kind: "set-update-rule", updateRule: "gradient" }, "set the gradient for every layer"],
    [{ kind: "set-parameter", parameter: "W2[3][1]", value: 0.5 }, "set W2[3][1] to 0.5"],
    [
      { kind: "set-stop", stop: { steps: 2000, loss: 0.1 } },
      "set the stop to 2,000 steps or loss 0.1",
    ],
  ];
  for (const [change, words] of changes) {
    expect(changeWords({ change })).toBe(words);
  }
});

test("UI-11 what an edit leaves for the next run is told beside what the run took up", () => {
  const revision = { revision: 1, by: ANA, atMs: 0, step: 325 };
  const paths = ["loss", "stop.steps", "batch", "bias", "testShare", "splitSeed", "initial.seed"];
  const edits = paths.map((path) => ({ path, value: 1 }));
  expect(told({ kind: "settings-changed", edits, revision })).toEqual([
    "Ana loss → 1, biases → 1, test share → 1, seed of the split → 1 and 1 more @null",
  ]);
});

test("UI-11 a run's state with the status as before is a change of speed", () => {
  const state = { status: "training", speed: 30, step: 0, end: null, note: null } as const;
  const changed = { kind: "run-state-changed", runId: "r", by: ANA } as const;
  expect(
    told(
      { ...changed, runState: state },
      { ...changed, runState: { ...state, speed: 100, step: 40 } },
    ),
  ).toEqual(["Ana started the training @0", "Ana set the speed to 100 steps/s @40"]);
});

test("UI-12 settings have one name each, for people and for tests", () => {
  expect(fieldId("layers[0].units")).toBe("field-layers-0-units");
  expect(fieldId("data.rows[2][1]")).toBe("field-data-rows-2-1");
  expect(pathWords("layers[0].units", ORIGIN)).toBe("units of layer 1");
  expect(pathWords("layers[1].activation", ORIGIN)).toBe("activation of the output");
  expect(pathWords("data.rows[2][1]", ORIGIN)).toBe("data row 3");
  expect(valueWords(ORIGIN, "layers")).toBe("4-1");
  expect(valueWords(ORIGIN, "stop.loss")).toBe("none");
});

test("UI-13 the same two numbers make the same friendly name, and every pair makes one", () => {
  expect(generatedName(0, 0)).toBe("Quiet Otter");
  expect(generatedName(0.999_999, 0.999_999)).toMatch(/^\w+ \w+$/);
});

test("UI-12 every part of every preset has a short value in words", () => {
  for (const settings of Object.values(PRESETS)) {
    for (const key of Object.keys(settings)) {
      const words = valueWords(settings, key);
      expect(words.length).toBeGreaterThan(0);
      expect(words.length).toBeLessThan(40);
      expect(words).not.toMatch(/object|undefined|null|NaN/);
    }
  }
  expect(valueWords(PRESETS.spiral, "data")).toBe("Spiral 500");
  expect(valueWords(PRESETS.iris, "optimizer")).toBe("momentum 0.05");
  expect(valueWords(PRESETS.iris, "batch")).toBe("15 rows");
  expect(valueWords(ORIGIN, "data")).toBe("4 rows");
  expect(pathWords("optimizer.momentum")).toBe("momentum");
});
