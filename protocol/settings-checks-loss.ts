import type { TrainingSettings } from "#engine/settings.ts";
import { fault, type SettingsFault, shown } from "#protocol/settings-faults.ts";

/** Softmax is for an output of two units or more, together with its own loss. */
export function softmaxFault({ layers, loss }: TrainingSettings): SettingsFault | null {
  const at = layers.findIndex(({ activation }) => activation === "softmax");
  if (at < 0) {
    return null;
  }
  const path = ["layers", at, "activation"];
  if (at < layers.length - 1) {
    return fault(path, '"softmax" is for the last layer only');
  }
  if ((layers[at]?.units ?? 0) < 2) {
    return fault(path, '"softmax" needs at least 2 units: of one it is always 1');
  }
  return loss === "softmax-cross-entropy"
    ? null
    : fault(path, `"softmax" goes only with "softmax-cross-entropy", the loss is ${shown(loss)}`);
}

/** The cross-entropies need the output activation that turns z into probabilities. */
export function lossFault({ layers, loss }: TrainingSettings): SettingsFault | null {
  const needed = NEEDED_OUTPUT[loss];
  const activation = layers.at(-1)?.activation;
  return needed === null || activation === needed
    ? null
    : fault(
        ["loss"],
        `${shown(loss)} needs ${needed} in the last layer, which has ${shown(activation)}`,
      );
}

const NEEDED_OUTPUT = {
  "half-squared-error-sum": null,
  "mean-squared-error": null,
  "binary-cross-entropy": "sigmoid",
  "softmax-cross-entropy": "softmax",
} as const satisfies Record<TrainingSettings["loss"], string | null>;
