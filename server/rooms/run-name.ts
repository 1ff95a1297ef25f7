import { layerWidths } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** `#7 · lr 1 · sigmoid 3-4-1`: what tells runs of a room apart in a list. */
export function runName(number: number, settings: TrainingSettings): string {
  const activations = [...new Set(settings.layers.map((layer) => layer.activation))].join("/");
  const rule =
    settings.updateRule === "gradient"
      ? ""
      : ` · rule ${settings.updateRule.rule} in layer ${settings.updateRule.layer}`;
  const rate = Number(settings.optimizer.learningRate.toPrecision(4));
  return `#${number} · lr ${rate} · ${activations} ${layerWidths(settings).join("-")}${rule}`;
}
