import { erf, normalDensity } from "#engine/maths/error-function.ts";
import { decay, expm1 } from "#engine/maths/exponential.ts";
import { sigmoid, tanh } from "#engine/maths/hyperbolic.ts";
import { softplus } from "#engine/maths/softplus.ts";
import type { Activation } from "#engine/settings.ts";

const LEAK = 0.01;

/** An activation of single units: a = f(z), and f'(z) by whichever of z and a is cheaper. */
interface Unitwise {
  value(z: number): number;
  slope(z: number, a: number): number;
}

/** The share of the standard normal distribution below z. */
function normalShare(z: number): number {
  return 0.5 * (1 + erf(z * Math.SQRT1_2));
}

// The kernels copy these expressions operation by operation.
const UNITWISE: Record<Exclude<Activation, "softmax">, Unitwise> = {
  linear: { value: (z) => z, slope: () => 1 },
  sigmoid: { value: sigmoid, slope: (_, a) => a * (1 - a) },
  tanh: { value: tanh, slope: (_, a) => 1 - a * a },
  // Math.max hands NaN on: a comparison would turn a diverged unit into a healthy 0.
  relu: { value: (z) => Math.max(0, z), slope: (_, a) => (a > 0 ? 1 : 0) },
  "leaky-relu": { value: (z) => (z > 0 ? z : LEAK * z), slope: (_, a) => (a > 0 ? 1 : LEAK) },
  elu: { value: (z) => (z > 0 ? z : expm1(z)), slope: (_, a) => (a > 0 ? 1 : a + 1) },
  softplus: { value: softplus, slope: sigmoid },
  /** @see Hendrycks and Gimpel, "Gaussian Error Linear Units" (2016). */
  gelu: {
    value: (z) => z * normalShare(z),
    slope: (z) => normalShare(z) + z * normalDensity(z),
  },
};

/** a = f(z). Shapes: samples x units, both; `a` is overwritten. */
export function activate(
  activation: Activation,
  z: Float64Array,
  a: Float64Array,
  units: number,
): void {
  if (activation === "softmax") {
    softmax(z, a, units);
    return;
  }
  const { value } = UNITWISE[activation];
  for (let i = 0; i < z.length; i++) {
    a[i] = value(z[i] ?? 0);
  }
}

/**
 * f'(z), element by element. At 0 it is 0 for relu, .01 for leaky-relu and 1 for elu.
 * Shapes: all alike; `slope` is overwritten.
 */
export function slopesOf(
  activation: Exclude<Activation, "softmax">,
  z: Float64Array,
  a: Float64Array,
  slope: Float64Array,
): void {
  const unitwise = UNITWISE[activation];
  for (let i = 0; i < z.length; i++) {
    slope[i] = unitwise.slope(z[i] ?? 0, a[i] ?? 0);
  }
}

/** The largest number of a row of z, which softmax subtracts so that nothing overflows. */
export function largestOfRow(z: Float64Array, row: number, units: number): number {
  let largest = z[row] ?? 0;
  for (let o = 1; o < units; o++) {
    largest = Math.max(largest, z[row + o] ?? 0);
  }
  return largest;
}

/** a = e^(z - m) / sum e^(z - m) with m the row's largest z. Shapes: rows of `units`. */
function softmax(z: Float64Array, a: Float64Array, units: number): void {
  for (let row = 0; row < z.length; row += units) {
    const largest = largestOfRow(z, row, units);
    let sum = 0;
    for (let o = 0; o < units; o++) {
      const power = decay((z[row + o] ?? 0) - largest);
      a[row + o] = power;
      sum += power;
    }
    for (let o = 0; o < units; o++) {
      a[row + o] = (a[row + o] ?? 0) / sum;
    }
  }
}
