import { expect, test } from "vitest";
import { localRun } from "#client/session/local-run.ts";
import { markedRunName } from "#client/session/marked-run-name.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";

const WRONG: TrainingSettings = { ...ORIGIN, updateRule: { layer: 2, rule: "delta-only" } };

test("MP-53 a run's name says when it updates by another rule than it began with", () => {
  const right = localRun(ORIGIN, 1);
  const wrong = localRun(WRONG, 2);
  const same: TrainingSettings = { ...WRONG, updateRule: { layer: 2, rule: "delta-only" } };
  expect(markedRunName({ run: null, settingsInForce: null })).toBe(null);
  expect(markedRunName({ run: right, settingsInForce: null })).toBe(right.name);
  expect(markedRunName({ run: right, settingsInForce: ORIGIN })).toBe(right.name);
  expect(markedRunName({ run: wrong, settingsInForce: same })).toBe(wrong.name);
  expect(markedRunName({ run: right, settingsInForce: WRONG })).toBe(
    `${right.name} · now rule delta-only in layer 2`,
  );
  expect(markedRunName({ run: wrong, settingsInForce: ORIGIN })).toBe(
    `${wrong.name} · now by the gradient`,
  );
});
