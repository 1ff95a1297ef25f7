import { plural } from "#client/text/en/plural.ts";
import type { Control, Grant } from "#protocol/controls.ts";

const NAMES: Record<Control, string> = {
  data: "Data",
  split: "Test share",
  features: "Features",
  layers: "Layers and units",
  activations: "Activations",
  bias: "Biases",
  initial: "Initial weights, seed",
  loss: "Loss",
  optimizer: "Optimiser",
  "learning-rate": "Learning rate",
  batch: "Batch",
  regularization: "Regularisation",
  "update-rule": "Bench: update rule",
  stop: "Stop",
  weights: "Weights by hand",
  play: "Play, pause, step, rewind",
  speed: "Speed",
  numbers: "Numbers on lines",
  "test-points": "Show test points",
  discretize: "Discretize",
  matrices: "Matrices",
  metrics: "Metrics",
};

const WHO: Record<Grant, string> = { all: "all", editors: "editors", host: "host" };

/** Who may change what, and what is on the screen: the host's list, and the locks that follow. */
export const CONTROL_LIST = {
  title: "Who may change what",
  note: "It holds for everybody in this room at once. What is hidden is hidden on every screen.",
  names: NAMES,
  who: WHO,
  whoOf: (control: Control) => `Who may change: ${NAMES[control]}`,
  showOf: (control: Control) => `Show: ${NAMES[control]}`,
  columns: { control: "Control", who: "may change it", shown: "shown" },
  groups: { settings: "Settings", run: "The run", screen: "On the screen only" },
  presets: "Begin with",
  preset: {
    everything: { name: "Everything", detail: "All shown, for editors: as a new room is." },
    "host-only": { name: "I alone", detail: "All shown, only the host changes it." },
    "only-play": { name: "Only play", detail: "Play, pause, step and speed; nothing to set." },
    playground: {
      name: "Playground basics",
      detail: "Data, features, layers, activation, learning rate, regularisation, batch.",
    },
  },
  locked: {
    host: "Only the host may change this.",
    editors: "Only editors may change this.",
    all: "",
  } satisfies Record<Grant, string>,
  yours: "Only you, the host, may change this.",
  lockedShort: "locked",
  hiddenHere: (count: number) => `${plural(count, "control is", "controls are")} hidden.`,
  nothingToSet: "There is nothing to set here.",
} as const;
