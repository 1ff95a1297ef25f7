import type { NetworkLayer } from "#engine/network.ts";
import type { RegularizationSettings } from "#engine/settings.ts";

/** l1: rate * sum |w|; l2: rate/2 * sum w^2. Weights only, summed in their order. */
export function penaltyOf(
  { kind, rate }: RegularizationSettings,
  layers: readonly NetworkLayer[],
  parameters: Float64Array,
): number {
  let sum = 0;
  for (const { weightsAt, inputs, units } of layers) {
    for (let i = weightsAt; i < weightsAt + inputs * units; i++) {
      const w = parameters[i] ?? 0;
      sum += kind === "l1" ? Math.abs(w) : w * w;
    }
  }
  switch (kind) {
    case "none":
      return 0;
    case "l1":
      return rate * sum;
    case "l2":
      return rate * 0.5 * sum;
  }
}

/**
 * Adds the penalty's gradient to dC/dW: rate * sign(w) for l1, with sign(0) = 0, and rate * w for
 * l2. Whole in every mini-batch. Shapes: both as parameters.
 */
export function addPenaltyGradient(
  { kind, rate }: RegularizationSettings,
  layers: readonly NetworkLayer[],
  parameters: Float64Array,
  gradient: Float64Array,
): void {
  if (kind === "none") {
    return;
  }
  for (const { weightsAt, inputs, units } of layers) {
    for (let i = weightsAt; i < weightsAt + inputs * units; i++) {
      const w = parameters[i] ?? 0;
      gradient[i] = (gradient[i] ?? 0) + rate * (kind === "l2" ? w : signOf(w));
    }
  }
}

function signOf(value: number): number {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}
