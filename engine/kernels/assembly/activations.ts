import { ELU, GELU, LEAKY_RELU, RELU, SIGMOID, SOFTPLUS, TANH } from "../codes";
import { erfV, expm1V, normalDensityV, sigmoidV, softplusV, tanhV } from "./maths";

// As engine/reference/activation.ts, operation by operation. Arrays have whole vectors.

const ROOT_HALF: f64 = 0.7071067811865476;
const LEAK: f64 = 0.01;

/** a = f(z) from `z` to `end`; `a` may be `z`. Not for softmax. */
export function activate(kind: i32, z: usize, end: usize, a: usize): void {
  switch (kind) {
    case SIGMOID:
      sigmoids(z, end, a);
      return;
    case TANH:
      tanhs(z, end, a);
      return;
    case RELU:
      for (; z < end; z += 16, a += 16) {
        v128.store(a, positive(v128.load(z)));
      }
      return;
    case LEAKY_RELU:
      for (; z < end; z += 16, a += 16) {
        const x = v128.load(z);
        v128.store(a, v128.bitselect(x, f64x2.mul(f64x2.splat(LEAK), x), isPositive(x)));
      }
      return;
    case ELU:
      for (; z < end; z += 16, a += 16) {
        const x = v128.load(z);
        v128.store(a, v128.bitselect(x, expm1V(x), isPositive(x)));
      }
      return;
    case SOFTPLUS:
      for (; z < end; z += 16, a += 16) {
        v128.store(a, softplusV(v128.load(z)));
      }
      return;
    case GELU:
      for (; z < end; z += 16, a += 16) {
        const x = v128.load(z);
        v128.store(a, f64x2.mul(x, normalShare(x)));
      }
      return;
    default:
      if (a != z) {
        memory.copy(a, z, end - z);
      }
  }
}

/** delta = e f'(z), in place of e, which runs from `delta` to `end`. */
export function deltas(kind: i32, z: usize, a: usize, delta: usize, end: usize): void {
  const one = f64x2.splat(1);
  switch (kind) {
    case SIGMOID:
      for (; delta < end; delta += 16, a += 16) {
        const x = v128.load(a);
        const slope = f64x2.mul(x, f64x2.sub(one, x));
        v128.store(delta, f64x2.mul(v128.load(delta), slope));
      }
      return;
    case TANH:
      for (; delta < end; delta += 16, a += 16) {
        const x = v128.load(a);
        const slope = f64x2.sub(one, f64x2.mul(x, x));
        v128.store(delta, f64x2.mul(v128.load(delta), slope));
      }
      return;
    case RELU:
      for (; delta < end; delta += 16, a += 16) {
        const slope = v128.and(isPositive(v128.load(a)), one);
        v128.store(delta, f64x2.mul(v128.load(delta), slope));
      }
      return;
    case LEAKY_RELU:
      for (; delta < end; delta += 16, a += 16) {
        const slope = v128.bitselect(one, f64x2.splat(LEAK), isPositive(v128.load(a)));
        v128.store(delta, f64x2.mul(v128.load(delta), slope));
      }
      return;
    case ELU:
      for (; delta < end; delta += 16, a += 16) {
        const x = v128.load(a);
        const slope = v128.bitselect(one, f64x2.add(x, one), isPositive(x));
        v128.store(delta, f64x2.mul(v128.load(delta), slope));
      }
      return;
    case SOFTPLUS:
      for (; delta < end; delta += 16, z += 16) {
        v128.store(delta, f64x2.mul(v128.load(delta), sigmoidV(v128.load(z))));
      }
      return;
    case GELU:
      for (; delta < end; delta += 16, z += 16) {
        const x = v128.load(z);
        const slope = f64x2.add(normalShare(x), f64x2.mul(x, normalDensityV(x)));
        v128.store(delta, f64x2.mul(v128.load(delta), slope));
      }
      return;
  }
}

function sigmoids(z: usize, end: usize, a: usize): void {
  for (; z + 48 < end; z += 64, a += 64) {
    const w = sigmoidV(v128.load(z));
    const x = sigmoidV(v128.load(z, 16));
    const y = sigmoidV(v128.load(z, 32));
    const u = sigmoidV(v128.load(z, 48));
    v128.store(a, w);
    v128.store(a, x, 16);
    v128.store(a, y, 32);
    v128.store(a, u, 48);
  }
  for (; z < end; z += 16, a += 16) {
    v128.store(a, sigmoidV(v128.load(z)));
  }
}

function tanhs(z: usize, end: usize, a: usize): void {
  for (; z + 48 < end; z += 64, a += 64) {
    const w = tanhV(v128.load(z));
    const x = tanhV(v128.load(z, 16));
    const y = tanhV(v128.load(z, 32));
    const u = tanhV(v128.load(z, 48));
    v128.store(a, w);
    v128.store(a, x, 16);
    v128.store(a, y, 32);
    v128.store(a, u, 48);
  }
  for (; z < end; z += 16, a += 16) {
    v128.store(a, tanhV(v128.load(z)));
  }
}

/** max(0, z): +0 for -0, NaN for NaN. */
@inline
export function positive(z: v128): v128 {
  const zero = f64x2.splat(0);
  return f64x2.add(f64x2.pmax(z, zero), zero);
}

@inline
function isPositive(x: v128): v128 {
  return f64x2.gt(x, f64x2.splat(0));
}

@inline
function normalShare(z: v128): v128 {
  const one = f64x2.splat(1);
  return f64x2.mul(f64x2.splat(0.5), f64x2.add(one, erfV(f64x2.mul(z, f64x2.splat(ROOT_HALF)))));
}
