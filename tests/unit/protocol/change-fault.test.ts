import { describe, expect, test } from "vitest";
import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { changeFault } from "#protocol/change-fault.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { runChangeSchema } from "#protocol/run-change.ts";
import { pathText } from "#protocol/settings-faults.ts";

/** `path: message`, or that it fits. */
function misfit(change: unknown, settings: TrainingSettings = ORIGIN): string {
  // What comes from a database or an event of another version may be anything.
  const fault = changeFault(settings, change as RunChange);
  return fault === null ? "fits" : `${pathText(fault.path)}: ${fault.message}`;
}

const WITH_BIASES = { ...ORIGIN, bias: true };
const WITH_MOMENTUM: TrainingSettings = {
  ...ORIGIN,
  optimizer: { kind: "momentum", learningRate: 1, momentum: 0.5 },
};
const CHANGES: readonly RunChange[] = [
  { kind: "set-learning-rate", value: 0.5 },
  { kind: "set-regularization", regularization: { kind: "l2", rate: 0.1 } },
  { kind: "set-batch", batch: { size: 4, seed: 2 } },
  { kind: "set-batch", batch: "full" },
  { kind: "set-update-rule", updateRule: { layer: 2, rule: "delta-only" } },
  { kind: "set-update-rule", updateRule: "gradient" },
  { kind: "set-parameter", parameter: "W2[4][1]", value: -3 },
  { kind: "set-stop", stop: { steps: 5, loss: 0.1 } },
];

describe("a change of a run", () => {
  test.each(CHANGES)("CF-1 %j fits Origin and is read as it was written", (change) => {
    expect(misfit(change)).toBe("fits");
    expect(runChangeSchema.parse(JSON.parse(JSON.stringify(change)))).toEqual(change);
  });

  test("CF-2 momentum needs an optimiser that has it", () => {
    const change = { kind: "set-momentum", value: 0.8 };
    expect(misfit(change, WITH_MOMENTUM)).toBe("fits");
    expect(misfit(change)).toBe('optimizer.momentum: the run trains with "sgd": no momentum');
    expect(misfit({ ...change, value: 1 }, WITH_MOMENTUM)).toBe(
      "optimizer.momentum: 1 is too large: below 1",
    );
  });

  test.each([
    ["W1[3][4]", "fits"],
    ["W1[4][1]", "W1[4][1]: is not there: W1 is 3x4"],
    ["W1[3][5]", "W1[3][5]: is not there: W1 is 3x4"],
    ["W3[1][1]", "W3[1][1]: there is no layer 3: the network has 2 layers"],
    ["b1[4]", "fits"],
    ["b1[5]", "b1[5]: is not there: b1 has 4"],
    ["b3[1]", "b3[1]: there is no layer 3: the network has 2 layers"],
    ["W1[0][1]", expect.stringMatching(/^W1\[0\]\[1\]: is no name of a weight or bias/)],
    ["W1[3]", expect.stringMatching(/^W1\[3\]: is no name of a weight or bias/)],
    ["b1[1][1]", expect.stringMatching(/is no name of a weight or bias/)],
    ["", expect.stringMatching(/is no name of a weight or bias/)],
    [`W1[${"1".repeat(50)}][1]`, expect.stringMatching(/is too long: at most 24$/)],
  ])("CF-3 the parameter %s of a 3-4-1 with biases", (parameter, expected) => {
    expect(misfit({ kind: "set-parameter", parameter, value: 1 }, WITH_BIASES)).toEqual(expected);
  });

  test("CF-3 a network without biases has none to set", () => {
    expect(misfit({ kind: "set-parameter", parameter: "b1[1]", value: 1 })).toBe(
      "b1[1]: is not there: the network has no biases",
    );
  });

  test.each([
    [
      { kind: "set-learning-rate", value: 0 },
      "optimizer.learningRate: 0 is too small: at least 1e-9",
    ],
    [
      { kind: "set-learning-rate", value: Number.NaN },
      "optimizer.learningRate: NaN is not allowed: a finite number is needed",
    ],
    [
      { kind: "set-parameter", parameter: "W1[1][1]", value: Number.POSITIVE_INFINITY },
      "W1[1][1]: Infinity is not allowed: a finite number is needed",
    ],
    [
      { kind: "set-parameter", parameter: "W1[1][1]", value: 1e16 },
      "W1[1][1]: 10000000000000000 is too large: at most 1000000000000000",
    ],
    [
      { kind: "set-parameter", parameter: 7, value: 1 },
      "parameter: 7 is not allowed: a string is needed",
    ],
    [
      { kind: "set-regularization", regularization: { kind: "l1", rate: -1 } },
      "regularization.rate: -1 is too small: at least 0",
    ],
    [
      { kind: "set-batch", batch: { size: 5, seed: 1 } },
      "batch.size: 5 is too large: there are 4 training rows",
    ],
    [{ kind: "set-batch", batch: { size: 0, seed: 1 } }, "batch.size: 0 is too small: at least 1"],
    [
      { kind: "set-update-rule", updateRule: { layer: 1, rule: "delta-only" } },
      'updateRule.rule: "delta-only" does not fit here: delta is 4x4, W is 3x4',
    ],
    [
      { kind: "set-update-rule", updateRule: { layer: 9, rule: "delta-only" } },
      "updateRule.layer: 9 is too large: at most 7",
    ],
    [{ kind: "set-stop", stop: { steps: 0 } }, "stop.steps: 0 is too small: at least 1"],
    [
      { kind: "set-seed", value: 3 },
      expect.stringMatching(/^kind: "set-seed" is not allowed: use "set-learning-rate", /),
    ],
    [{ kind: "set-learning-rate", value: 1, more: 1 }, "more: is no known key here"],
    [null, expect.stringMatching(/an object is needed$/)],
  ])("CF-4 %j is refused where it does not fit", (change, expected) => {
    expect(misfit(change)).toEqual(expected);
  });

  test("CF-4 a batch that the rule in force does not fit is refused", () => {
    const settings: TrainingSettings = {
      ...ORIGIN,
      updateRule: { layer: 2, rule: "delta-only" },
    };
    expect(misfit({ kind: "set-batch", batch: { size: 2, seed: 1 } }, settings)).toBe(
      'updateRule.rule: "delta-only" does not fit a batch of 2: delta is 2x1, W is 4x1',
    );
  });
});
