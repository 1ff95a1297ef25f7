import { expect, test } from "vitest";
import {
  HIDDEN_ACTIVATIONS,
  hiddenActivation,
  hiddenCount,
  noiseOf,
  oneLayerLess,
  oneLayerMore,
  otherNoise,
  otherUnits,
  withHiddenActivation,
  withNextSeed,
} from "#client/views/home/playground-changes.ts";
import { PLAYGROUND_NETWORKS, playgroundSettings } from "#client/views/home/playground-networks.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { parseSettings } from "#protocol/settings.ts";
import { truthAt } from "#tests/support/engine-truth.ts";

/** Presses a button until it can do nothing more; every document on the way must be a valid one. */
function pressed(
  from: TrainingSettings,
  press: (settings: TrainingSettings) => TrainingSettings | null,
): TrainingSettings[] {
  const on: TrainingSettings[] = [];
  let next = press(from);
  while (next !== null) {
    expect(parseSettings(next).ok).toBe(true);
    on.push(next);
    next = press(next);
  }
  return on;
}

test.each(PLAYGROUND_NETWORKS)(
  "LO-21 every button of the home page makes a valid run of %s",
  (name) => {
    const settings = playgroundSettings(name);
    expect(parseSettings(settings).ok).toBe(true);
    const deepest = pressed(settings, oneLayerMore).at(-1) ?? settings;
    expect(hiddenCount(deepest)).toBe(4);
    expect(pressed(deepest, oneLayerLess).at(-1)?.layers.length).toBe(1);
    const widest = pressed(deepest, (from) => otherUnits(from, 1, 1)).at(-1);
    expect(widest?.layers[1]?.units).toBe(16);
    expect(pressed(deepest, (from) => otherUnits(from, 1, -1)).at(-1)?.layers[1]?.units).toBe(1);
    for (const activation of HIDDEN_ACTIVATIONS) {
      const changed = withHiddenActivation(deepest, activation);
      expect(parseSettings(changed).ok).toBe(true);
      expect(hiddenActivation(changed)).toBe(activation);
      expect(changed.layers.at(-1)).toEqual(settings.layers.at(-1));
    }
    const noise = pressed(settings, (from) => otherNoise(from, 1)).map(noiseOf);
    expect(noise.at(-1)).toBe(name === "origin" ? undefined : 0.5);
    expect(withNextSeed(settings).initial).toMatchObject({ seed: 2 });
  },
);

test.each(["circle", "xor"] as const)(
  "LO-21 the home page's %s is learned within its run",
  (name) => {
    const settings = playgroundSettings(name);
    const { steps } = settings.stop;
    const [start, end] = [0, steps].map((step) => truthAt(settings, [], step).testLoss ?? 1);
    expect(end).toBeLessThan(0.5 * (start ?? 0));
  },
);
