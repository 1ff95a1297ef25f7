import { type MathsModel, mathsModel } from "#client/maths/maths-model.ts";
import type { SignConvention } from "#client/numpy/numpy-line.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { datasetFor } from "#tests/unit/engine/networks.ts";

export const CONVENTIONS: readonly SignConvention[] = ["subtract", "add"];

/** The model of a run's update after `step`, by the reference engine. */
export function modelAt(
  settings: TrainingSettings,
  step: number,
  convention: SignConvention = "subtract",
): MathsModel {
  const dataset = datasetFor(settings);
  const training = referenceEngine.start(settings, dataset);
  training.advance(step);
  return mathsModel({
    settings,
    dataset,
    start: training.keyframe(),
    step: training.step,
    convention,
  });
}
