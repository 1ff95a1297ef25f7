import { beforeAll, expect, test } from "vitest";
import { loadSettingsEditing } from "#client/session/settings-editing.ts";
import { shownSettings, shownValue } from "#client/session/shown-settings.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsInForce } from "#engine/settings-in-force.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { waitingPaths } from "#protocol/live-changes.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { ADA } from "#tests/unit/session/room-server.ts";
import { EVENTS } from "#tests/unit/session/saved-run.ts";

beforeAll(loadSettingsEditing);

const events = EVENTS.map((event) => ({ ...event, atMs: 1, actor: ADA }));
const run = { settings: ORIGIN, events, engineVersion: ENGINE_VERSION };
const nextRunPaths = (room: TrainingSettings) =>
  waitingPaths({ run, end: null }, room).map(({ path }) => path);
const inForce = (step: number, seq: number) => {
  const { optimizer, stop } = settingsInForce(run, { step, seq });
  return [optimizer.learningRate, stop.steps];
};

test("CS-9 settings in force are the run's with its events up to the playhead", () => {
  expect(inForce(99, 0)).toEqual([1, 1000]);
  expect(inForce(100, 1)).toEqual([4, 1000]);
  expect(inForce(100, 2)).toEqual([0.5, 1000]);
  expect(inForce(650, 4)).toEqual([0.5, 1000]);
  expect(inForce(599, 3)).toEqual([0.5, 600]);
  expect(settingsInForce(run, null).optimizer.learningRate).toBe(2);
});

test("CS-10 what the run has through its events does not wait for the next run", () => {
  const newest = settingsInForce(run, null);
  expect(nextRunPaths(newest)).toEqual([]);
  const edited = {
    ...newest,
    layers: [{ units: 5, activation: "tanh" as const }, ...newest.layers.slice(1)],
    initial: { scheme: "he-normal" as const, seed: 1 },
  };
  expect(nextRunPaths(edited)).toEqual([
    "layers[0].units",
    "layers[0].activation",
    "initial.scheme",
  ]);
  expect(nextRunPaths(ORIGIN)).toEqual(["optimizer.learningRate"]);
});

test("CS-6 own edits lie over the room's document, and one that fits no more is left out", () => {
  const room = {
    settings: ORIGIN,
    unconfirmed: { "layers[1].units": 7, "stop.loss": 0.1, "initial.seed": 3 },
  };
  // Seven outputs do not go with one target column: somebody else took the columns away.
  expect(shownSettings(room).layers).toEqual(ORIGIN.layers);
  expect(shownSettings(room).stop).toEqual({ steps: 1000, loss: 0.1 });
  expect(shownSettings(room)).toBe(shownSettings(room));
  expect(shownValue(room, "initial.seed")).toBe(3);
  expect(shownValue(room, "initial")).toEqual({ scheme: "uniform-0-1", seed: 3 });
  expect(shownSettings({ settings: ORIGIN, unconfirmed: {} })).toBe(ORIGIN);
});
