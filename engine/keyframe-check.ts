import type { Keyframe } from "#engine/keyframe.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { optimizerStateLength } from "#engine/optimizer-state.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";

/**
 * Whether a run of these settings can go on from a keyframe; its order of rows is checked where
 * it is restored.
 *
 * @throws {RangeError} when the keyframe is of another network or another engine version.
 */
export function requireKeyframeOf(settings: TrainingSettings, keyframe: Keyframe): void {
  const { engineVersion, parameters, optimizerState, hyperParameters, batches } = keyframe;
  if (engineVersion !== ENGINE_VERSION) {
    throw new RangeError(`a keyframe of engine ${engineVersion}, this is ${ENGINE_VERSION}`);
  }
  const count = parameterCount(settings);
  if (parameters.length !== count) {
    throw new RangeError(`a keyframe of ${parameters.length} parameters, the network has ${count}`);
  }
  const { kind } = settings.optimizer;
  if (optimizerState.length !== optimizerStateLength(kind, count)) {
    throw new RangeError(`a keyframe with ${optimizerState.length} numbers of ${kind}`);
  }
  if ((hyperParameters.momentum === null) === "momentum" in settings.optimizer) {
    throw new RangeError(`a keyframe with a momentum of ${hyperParameters.momentum} for ${kind}`);
  }
  if ((hyperParameters.batch === "full") !== (batches === null)) {
    throw new RangeError("a keyframe whose batches are not those of its settings");
  }
}
