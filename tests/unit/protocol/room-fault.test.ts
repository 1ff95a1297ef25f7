import { expect, test } from "vitest";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESET_IDS, PRESETS } from "#protocol/presets.ts";
import { roomFault } from "#protocol/room-fault.ts";

test.each(PRESET_IDS)("RM-16 the preset %s may be a room's", (id) => {
  expect(roomFault(PRESETS[id])).toBeNull();
});

test("RM-16 what is too much says how many rows a network of this size may have", () => {
  const settings = {
    ...ORIGIN,
    data: { kind: "bundled", name: "digits", scaling: "none" },
    layers: [
      { units: 512, activation: "relu" },
      { units: 10, activation: "softmax" },
    ],
    loss: "softmax-cross-entropy",
  } as const;
  expect(roomFault(settings)).toEqual({
    path: ["layers"],
    message: expect.stringMatching(
      /^a room takes at most \d+ rows in one batch .* these are 1797$/,
    ),
  });
  const most = Number(/at most (\d+)/.exec(roomFault(settings)?.message ?? "")?.[1]);
  expect(roomFault({ ...settings, batch: { size: most, seed: 1 } })).toBeNull();
  expect(roomFault({ ...settings, batch: { size: most + 1, seed: 1 } })).not.toBeNull();
});
