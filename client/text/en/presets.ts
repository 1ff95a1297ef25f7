import type { PresetId } from "#protocol/presets.ts";

interface PresetWords {
  readonly name: string;
  /** What one learns from it, in a line. */
  readonly lesson: string;
}

const presets: Record<PresetId, PresetWords> = {
  origin: {
    name: "Origin",
    lesson: "Four rows, two layers, no bias: why the update is aᵀδ and not δ alone.",
  },
  trask: {
    name: "Trask's network",
    lesson: "Origin with weights from −1 to 1: the start decides how fast it learns.",
  },
  playground: {
    name: "Playground",
    lesson: "A disc in a ring: no line parts them, six tanh units bend one that does.",
  },
  spiral: {
    name: "Spiral",
    lesson: "Sines as inputs do what more layers would have to find by themselves.",
  },
  iris: {
    name: "Iris",
    lesson: "Three species: softmax makes shares that sum to 1, and scaling helps.",
  },
  digits: {
    name: "Digits",
    lesson: "Handwriting, 64 pixels in: 97 % of digits it never saw are read right.",
  },
  "saturated-sigmoids": {
    name: "Saturated sigmoids",
    lesson: "Weights too large: σ′ is almost 0, so every gradient is, and nothing moves.",
  },
  "all-zeros": {
    name: "All zeros",
    lesson: "Equal weights get equal gradients: four units stay one and the same.",
  },
};

/** Words of the chooser of presets. */
export const PRESET_WORDS = {
  button: "Presets",
  title: "Begin with",
  note: "Replaces all settings at once; the present run goes on until the next one starts.",
  use: "Set for the next run",
  useAndStart: "Start with it",
  useNamed: (name: string) => `Set ${name} for the next run`,
  startNamed: (name: string) => `Start a new run with ${name}`,
  isUsed: "in use",
  used: (name: string) => `${name} is set for the next run.`,
  presets,
} as const;
