import { networkLayers, parameterIndex } from "#engine/network.ts";
import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsAfter } from "#engine/settings-in-force.ts";
import { runChangeSchema } from "#protocol/run-change.ts";
import { crossFault } from "#protocol/settings-checks.ts";
import {
  counted,
  describeIssue,
  fault,
  firstFault,
  type SettingsFault,
  shown,
} from "#protocol/settings-faults.ts";

/**
 * Why a change does not fit a run that trains with `settingsInForce`, at its path in the
 * settings; null when it fits. A weight or bias by hand has its name for a path.
 */
export function changeFault(
  settingsInForce: TrainingSettings,
  change: RunChange,
): SettingsFault | null {
  const parsed = runChangeSchema.safeParse(change, { error: describeIssue });
  if (!parsed.success) {
    const { path, message } = firstFault(parsed.error);
    return fault(settingsPath(change, path), message);
  }
  if (change.kind === "set-parameter") {
    return parameterFault(settingsInForce, change.parameter);
  }
  if (change.kind === "set-momentum" && !("momentum" in settingsInForce.optimizer)) {
    const { kind } = settingsInForce.optimizer;
    return fault(["optimizer", "momentum"], `the run trains with ${shown(kind)}: no momentum`);
  }
  return crossFault(settingsAfter(settingsInForce, change));
}

/** Where in the settings lies what is at `path` in the change; most keys have the same name. */
function settingsPath(change: RunChange, path: readonly PropertyKey[]): readonly PropertyKey[] {
  const [first] = path;
  if (first !== "value" && first !== "parameter") {
    return path;
  }
  switch (change.kind) {
    case "set-learning-rate":
      return ["optimizer", "learningRate"];
    case "set-momentum":
      return ["optimizer", "momentum"];
    case "set-parameter":
      return [typeof change.parameter === "string" ? change.parameter : "parameter"];
    default:
      return path;
  }
}

function parameterFault(settings: TrainingSettings, name: string): SettingsFault | null {
  const layers = networkLayers(settings);
  if (parameterIndex(layers, name) !== null) {
    return null;
  }
  const number = Number(/\d+/.exec(name)?.[0]);
  const layer = layers[number - 1];
  if (layer === undefined) {
    const has = counted(layers.length, "layer");
    return fault([name], `there is no layer ${number}: the network has ${has}`);
  }
  if (name.startsWith("W")) {
    return fault([name], `is not there: W${number} is ${layer.inputs}x${layer.units}`);
  }
  return layer.biasesAt === null
    ? fault([name], "is not there: the network has no biases")
    : fault([name], `is not there: b${number} has ${layer.units}`);
}
