import { SETTING_NAMES } from "#client/text/en/setting-names.ts";
import type { RegularizationSettings, UpdateRule } from "#engine/settings.ts";

/** Behind its author's name, what somebody did who forked the run. */
export const FORKED = (number: number, step: string) =>
  `went back to step ${step} and on as run #${number}`;

/** What was changed inside a run, behind its author's name: "Ada set W2[3][1] to 0.5". */
export const CHANGES = {
  learningRate: (value: string) => `set learning rate ${value}`,
  momentum: (value: string) => `set momentum ${value}`,
  regularization: (kind: RegularizationSettings["kind"], rate: string) =>
    kind === "none"
      ? "took the penalty away"
      : `set the penalty to ${SETTING_NAMES.regularizations[kind].name} with rate ${rate}`,
  fullBatch: "set the batch to all rows",
  miniBatch: (size: string, seed: string) => `set batches of ${size} rows, seed ${seed}`,
  gradientRule: "set the gradient for every layer",
  layerRule: (layer: number, rule: Exclude<UpdateRule, "gradient">) =>
    `set the rule of layer ${layer} to ${SETTING_NAMES.rules[rule].name}`,
  parameter: (name: string, value: string) => `set ${name} to ${value}`,
  stop: (steps: string, loss: string | null) =>
    loss === null
      ? `set the stop to ${steps} steps`
      : `set the stop to ${steps} steps or loss ${loss}`,
} as const;
