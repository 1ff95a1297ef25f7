import type { TrainingSettings } from "#engine/settings.ts";
import { PRESETS } from "#protocol/presets.ts";
import type { Speed } from "#protocol/room.ts";

/** What one can play with on the home page. */
export const PLAYGROUND_NETWORKS = ["origin", "circle", "xor", "spiral"] as const;
export type PlaygroundNetwork = (typeof PLAYGROUND_NETWORKS)[number];

/** Steps per second with which the whole run takes about half a minute or less. */
export const SPEEDS: Readonly<Record<PlaygroundNetwork, Speed>> = {
  origin: 30,
  circle: 30,
  xor: 30,
  spiral: 100,
};

export function playgroundSettings(network: PlaygroundNetwork): TrainingSettings {
  switch (network) {
    case "origin":
    case "spiral":
      return PRESETS[network];
    default:
      return smallPlane(network);
  }
}

/** The plane's two inputs as they are, and so few units that one sees what each of them does. */
function smallPlane(name: "circle" | "xor"): TrainingSettings {
  return {
    ...PRESETS.spiral,
    data: { kind: "generated", name, samples: 300, noise: 0.1, seed: 1, scaling: "none" },
    features: ["x1", "x2"],
    layers: [
      { units: 4, activation: "tanh" },
      { units: 4, activation: "tanh" },
      { units: 1, activation: "sigmoid" },
    ],
    stop: { steps: 1_000 },
  };
}
