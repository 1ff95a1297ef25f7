import { sigmoid, tanh } from "#engine/maths/hyperbolic.ts";
import type { Activation } from "#engine/settings.ts";

/** a = f(z), element by element. Shapes: both alike; `a` is overwritten. */
export function activate(activation: Activation, z: Float64Array, a: Float64Array): void {
  switch (activation) {
    case "linear":
      a.set(z);
      return;
    case "sigmoid":
      for (let i = 0; i < z.length; i++) {
        a[i] = sigmoid(z[i] ?? 0);
      }
      return;
    case "tanh":
      for (let i = 0; i < z.length; i++) {
        a[i] = tanh(z[i] ?? 0);
      }
      return;
    case "relu":
      // Math.max hands NaN on: a comparison would turn a diverged unit into a healthy 0.
      for (let i = 0; i < z.length; i++) {
        a[i] = Math.max(0, z[i] ?? 0);
      }
      return;
  }
}

/**
 * delta = e ∘ f'(z), with f' taken from the activation a = f(z). At 0 the derivative of relu
 * is 0. Shapes: all alike; `delta` is overwritten.
 */
export function deltaOf(
  activation: Activation,
  a: Float64Array,
  error: Float64Array,
  delta: Float64Array,
): void {
  switch (activation) {
    case "linear":
      delta.set(error);
      return;
    case "sigmoid":
      sigmoidDelta(a, error, delta);
      return;
    case "tanh":
      tanhDelta(a, error, delta);
      return;
    case "relu":
      reluDelta(a, error, delta);
      return;
  }
}

function sigmoidDelta(a: Float64Array, error: Float64Array, delta: Float64Array): void {
  for (let i = 0; i < a.length; i++) {
    const value = a[i] ?? 0;
    delta[i] = (error[i] ?? 0) * (value * (1 - value));
  }
}

function tanhDelta(a: Float64Array, error: Float64Array, delta: Float64Array): void {
  for (let i = 0; i < a.length; i++) {
    const value = a[i] ?? 0;
    delta[i] = (error[i] ?? 0) * (1 - value * value);
  }
}

function reluDelta(a: Float64Array, error: Float64Array, delta: Float64Array): void {
  for (let i = 0; i < a.length; i++) {
    delta[i] = (error[i] ?? 0) * ((a[i] ?? 0) > 0 ? 1 : 0);
  }
}
