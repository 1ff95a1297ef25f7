import type { LayerSettings, TrainingSettings } from "#engine/settings.ts";
import { type Control, controlOfPath, controlsOfPath } from "#protocol/controls.ts";
import { differingPaths, overlaps } from "#protocol/settings-path.ts";

/**
 * Rule RM-31: every control that an edit of these paths uses. Whoever writes the whole list of
 * layers uses what of it becomes another: units, activations or both. Layers that come and go bring
 * their activation along, as long as the network has it already.
 */
export function controlsOfEdit(
  before: TrainingSettings,
  after: TrainingSettings,
  paths: readonly string[],
): ReadonlySet<Control> {
  const differing = differingPaths(before, after);
  // Of a place that controls share, what differs tells; written as it was, it counts as itself.
  const own = paths.filter(
    (path) => controlsOfPath(path).length < 2 || !differing.some((other) => overlaps(path, other)),
  );
  const used = new Set<Control>();
  for (const path of [...own, ...differing]) {
    const control = controlOfPath(path);
    if (control !== null) {
      used.add(control);
    }
  }
  if (
    before.layers.length !== after.layers.length &&
    bringsActivation(before.layers, after.layers)
  ) {
    used.add("activations");
  }
  return used;
}

/** Another output's, or one that no hidden layer had. The first hidden layer may have any. */
function bringsActivation(
  before: readonly LayerSettings[],
  after: readonly LayerSettings[],
): boolean {
  const had = new Set(before.slice(0, -1).map(({ activation }) => activation));
  const isNew = ({ activation }: LayerSettings) => had.size > 0 && !had.has(activation);
  return before.at(-1)?.activation !== after.at(-1)?.activation || after.slice(0, -1).some(isNew);
}
