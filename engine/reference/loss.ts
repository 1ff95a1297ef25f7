/** C = 1/2 sum (y - a)^2 over samples and outputs, row by row. Shapes: both alike. */
export function halfSquaredErrorSum(outputs: Float64Array, targets: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < outputs.length; i++) {
    const error = (outputs[i] ?? 0) - (targets[i] ?? 0);
    sum += error * error;
  }
  return 0.5 * sum;
}

/** e = dC/da = a - y at the output. Shapes: all alike; `error` is overwritten. */
export function outputError(
  outputs: Float64Array,
  targets: Float64Array,
  error: Float64Array,
): void {
  for (let i = 0; i < outputs.length; i++) {
    error[i] = (outputs[i] ?? 0) - (targets[i] ?? 0);
  }
}
