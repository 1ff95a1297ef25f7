import { decay } from "#engine/maths/exponential.ts";
import { log } from "#engine/maths/logarithm.ts";
import { softplus } from "#engine/maths/softplus.ts";
import { largestOfRow } from "#engine/reference/activation.ts";
import type { Loss } from "#engine/settings.ts";

/** What the output layer and the data give to a loss. Shapes: samples x units, all three. */
export interface OutputNumbers {
  readonly preActivation: Float64Array;
  readonly output: Float64Array;
  readonly targets: Float64Array;
  readonly units: number;
}

/** Whether f' of the output cancels, so that the error is dC/dz at once. */
export function isCrossEntropy(loss: Loss): boolean {
  return loss === "binary-cross-entropy" || loss === "softmax-cross-entropy";
}

/** What the sum over samples and outputs is multiplied with. */
function lossFactor(loss: Loss, samples: number, units: number): number {
  switch (loss) {
    case "half-squared-error-sum":
      return 0.5;
    case "mean-squared-error":
    case "binary-cross-entropy":
      return 1 / (samples * units);
    case "softmax-cross-entropy":
      return 1 / samples;
  }
}

/** What a - y is multiplied with. */
function errorFactor(loss: Loss, samples: number, units: number): number {
  switch (loss) {
    case "half-squared-error-sum":
      return 1;
    case "mean-squared-error":
      return 2 / (samples * units);
    case "binary-cross-entropy":
      return 1 / (samples * units);
    case "softmax-cross-entropy":
      return 1 / samples;
  }
}

/**
 * C: summed row by row, outputs within a row, on one accumulator, then times the factor.
 * Cross-entropies come from z, never from log(a), so that a saturated unit costs no digits.
 */
export function lossOf(loss: Loss, numbers: OutputNumbers): number {
  const { output, units } = numbers;
  return lossSum(loss, numbers) * lossFactor(loss, output.length / units, units);
}

/**
 * (a - y) times the factor: dC/da for squared errors, dC/dz for cross-entropies.
 * Shapes: as the outputs; `error` is overwritten.
 */
export function outputError(loss: Loss, numbers: OutputNumbers, error: Float64Array): void {
  const { output, targets, units } = numbers;
  const factor = errorFactor(loss, output.length / units, units);
  for (let i = 0; i < output.length; i++) {
    error[i] = ((output[i] ?? 0) - (targets[i] ?? 0)) * factor;
  }
}

function lossSum(loss: Loss, numbers: OutputNumbers): number {
  switch (loss) {
    case "half-squared-error-sum":
    case "mean-squared-error":
      return squaredErrorSum(numbers);
    case "binary-cross-entropy":
      return binaryCrossEntropySum(numbers);
    case "softmax-cross-entropy":
      return softmaxCrossEntropySum(numbers);
  }
}

function squaredErrorSum({ output, targets }: OutputNumbers): number {
  let sum = 0;
  for (let i = 0; i < output.length; i++) {
    const error = (output[i] ?? 0) - (targets[i] ?? 0);
    sum += error * error;
  }
  return sum;
}

/** -y log a - (1 - y) log(1 - a) = max(z, 0) - y z + log(1 + e^-|z|) for a = sigmoid(z). */
function binaryCrossEntropySum({ preActivation, targets }: OutputNumbers): number {
  let sum = 0;
  for (let i = 0; i < preActivation.length; i++) {
    const z = preActivation[i] ?? 0;
    sum += Math.max(0, z) - (targets[i] ?? 0) * z + softplus(-Math.abs(z));
  }
  return sum;
}

/** -y log a = y (log(sum e^(z - m)) - (z - m)) for a = softmax(z), m the row's largest z. */
function softmaxCrossEntropySum({ preActivation, targets, units }: OutputNumbers): number {
  let sum = 0;
  for (let row = 0; row < preActivation.length; row += units) {
    const largest = largestOfRow(preActivation, row, units);
    let powers = 0;
    for (let o = 0; o < units; o++) {
      powers += decay((preActivation[row + o] ?? 0) - largest);
    }
    const logOfPowers = log(powers);
    for (let o = 0; o < units; o++) {
      const shifted = (preActivation[row + o] ?? 0) - largest;
      sum += (targets[row + o] ?? 0) * (logOfPowers - shifted);
    }
  }
  return sum;
}
