import type { OptimizerSettings } from "#engine/settings.ts";

/** How many numbers an optimiser keeps for each parameter. */
export const STATES_PER_PARAMETER: Record<OptimizerSettings["kind"], number> = {
  sgd: 0,
  momentum: 1,
  nesterov: 1,
  rmsprop: 1,
  adagrad: 1,
  adam: 2,
};

/** Length of `Keyframe.optimizerState`: adam keeps two powers besides. */
export function optimizerStateLength(
  kind: OptimizerSettings["kind"],
  parameterCount: number,
): number {
  return STATES_PER_PARAMETER[kind] * parameterCount + (kind === "adam" ? 2 : 0);
}

/** The state before the first update: zeros, and beta1^0 and beta2^0 for adam. A fresh array. */
export function initialOptimizerState(
  kind: OptimizerSettings["kind"],
  parameterCount: number,
): Float64Array {
  const state = new Float64Array(optimizerStateLength(kind, parameterCount));
  if (kind === "adam") {
    state.fill(1, 2 * parameterCount);
  }
  return state;
}
