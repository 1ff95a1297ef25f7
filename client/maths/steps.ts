import { deltaStep, gradientStep } from "#client/maths/backward-steps.ts";
import { lossStep, outputStep, preActivationStep } from "#client/maths/forward-steps.ts";
import type { MathsStep, StepSource } from "#client/maths/maths-step.ts";
import { updateStep } from "#client/maths/update-step.ts";
import { networkLayers } from "#engine/network.ts";

/** The steps of an iteration in their order: 4 L + 2 of them for L layers. */
export function stepsOf(source: StepSource): readonly MathsStep[] {
  const layers = networkLayers(source.settings);
  return [
    ...layers.flatMap((layer) => [preActivationStep(layer, source), outputStep(layer, source)]),
    lossStep(source),
    ...layers
      .toReversed()
      .flatMap((layer) => [deltaStep(layer, source), gradientStep(layer, source)]),
    updateStep(source),
  ].map((step, i) => ({ ...step, number: i + 1 }));
}
