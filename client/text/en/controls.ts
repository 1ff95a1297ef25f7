import type { Control, ControlPolicy } from "#protocol/controls.ts";

const NAMES: Readonly<Record<Control, string>> = {
  data: "the data",
  split: "the split",
  features: "the features",
  layers: "the layers",
  activations: "the activations",
  bias: "the biases",
  initial: "the initial weights",
  loss: "the loss",
  optimizer: "the optimiser",
  "learning-rate": "the learning rate",
  batch: "the batch",
  regularization: "the regularisation",
  "update-rule": "the update rule",
  stop: "the stop",
  weights: "the weights by hand",
  play: "play, step and rewind",
  speed: "the speed",
  numbers: "the numbers on lines",
  "test-points": "the test points",
  discretize: "the discretised output",
  matrices: "the matrices",
  metrics: "the metrics",
};

const WHO: Readonly<Record<ControlPolicy["who"], string>> = {
  all: "everybody",
  editors: "editors",
  host: "the host alone",
};

/** Behind the host's name, what they decided about who is here. */
export const DOOR_WORDS = {
  removed: (name: string) => `removed ${name}`,
  renewed: "made a new link; the old one is dead",
  locked: "locked the room",
  unlocked: "unlocked the room",
};

/** Words for what the host decides about the room's controls. */
export const CONTROL_WORDS = {
  names: NAMES,
  who: WHO,
  /** For the activity: what somebody has decided about one control. */
  decided: (control: Control, { who, isShown }: ControlPolicy) =>
    isShown ? `left ${NAMES[control]} to ${WHO[who]}` : `took ${NAMES[control]} off the screens`,
};
