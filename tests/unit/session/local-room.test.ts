import { expect, test } from "vitest";
import { roomStart } from "#client/session/local-room.ts";
import { initialParameters } from "#engine/initial.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { parseSettings } from "#protocol/settings.ts";
import { truthAt } from "#tests/support/engine-truth.ts";

test.each(["origin", "spiral"] as const)(
  "LO-4 a room starts with the very weights, written down and read again: %s",
  (preset) => {
    const settings = PRESETS[preset];
    const { parameters, loss } = truthAt(settings, [], 57);
    const start = roomStart(settings, parameters);
    expect(start.hasWeights).toBe(true);
    const read = parseSettings(JSON.parse(JSON.stringify(start.settings)));
    const room = truthAt(read.ok ? read.value : ORIGIN, [], 0);
    expect(room.parameters.slice()).toEqual(parameters.slice());
    expect(room.loss).toBe(loss);
  },
);

test("LO-4 at step 0 the seed stays, and a network too large for a request starts from it", () => {
  expect(roomStart(ORIGIN, initialParameters(ORIGIN))).toEqual({
    settings: ORIGIN,
    hasWeights: true,
  });
  const large = {
    ...PRESETS.digits,
    layers: [{ units: 200, activation: "relu" as const }, ...PRESETS.digits.layers],
  };
  const moved = initialParameters(large).map((value) => value / 3);
  expect(roomStart(large, moved)).toEqual({ settings: large, hasWeights: false });
});
