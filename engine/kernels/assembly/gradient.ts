import { plus } from "./products";

// dC/dW = aᵀ delta: lanes run across two units of a row of W, each a sum over ascending samples.
// What lies in pairs of samples is turned to pairs of units in registers.

/** What is done with a sum: stored, added on to what earlier parts of the batch left, or descended. */
export const STORE = 0;
export const GO_ON = 1;
export const DESCEND = 2;

/**
 * Sums over `samples` for W (inputs x units, at `to`). DESCEND: w -= rate * sum, and nothing else.
 * `inputStep` is what one pair of rows takes in `a`; 0 for the constant row of biases.
 */
export function gradientProduct(
  a: usize, inputStep: usize, delta: usize, to: usize,
  inputs: usize, units: usize, samples: usize, how: i32, learningRate: f64,
): void {
  const rate = f64x2.splat(learningRate);
  const row = units << 3;
  const deltaStep = units << 4;
  const end = delta + (samples >> 1) * deltaStep;
  const isOdd = samples & 1;
  let i: usize = 0;
  if (units == 1) {
    for (; i + 4 <= inputs; i += 4, a += 64, to += 32) {
      column4(a, inputStep, delta, end, isOdd, to, how, rate);
    }
    for (; i + 2 <= inputs; i += 2, a += 32, to += 16) {
      column2(a, inputStep, delta, end, isOdd, to, how, rate);
    }
    if (i < inputs) {
      column1(a, inputStep, delta, deltaStep, end, isOdd, to, how, rate);
    }
    return;
  }
  for (; i + 4 <= inputs; i += 4, a += 64) {
    let d = delta;
    let e = end;
    let o: usize = 0;
    for (; o + 4 <= units; o += 4, to += 32, d += 64, e += 64) {
      block4x4(a, inputStep, d, deltaStep, e, isOdd, to, row, how, rate);
    }
    if (o + 2 <= units) {
      block4x2(a, inputStep, d, deltaStep, e, isOdd, to, row, how, rate);
      o += 2; to += 16; d += 32; e += 32;
    }
    if (o < units) {
      column1(a, inputStep, d, deltaStep, e, isOdd, to, how, rate);
      column1(a + 16, inputStep, d, deltaStep, e, isOdd, to + row, how, rate);
      column1(a + 32, inputStep, d, deltaStep, e, isOdd, to + row * 2, how, rate);
      column1(a + 48, inputStep, d, deltaStep, e, isOdd, to + row * 3, how, rate);
      to += 8;
    }
    to += row * 3;
  }
  for (; i < inputs; i++, a += 16) {
    let d = delta;
    let e = end;
    let o: usize = 0;
    for (; o + 4 <= units; o += 4, to += 32, d += 64, e += 64) {
      block1x4(a, inputStep, d, deltaStep, e, isOdd, to, how, rate);
    }
    if (o + 2 <= units) {
      block1x2(a, inputStep, d, deltaStep, e, isOdd, to, how, rate);
      o += 2; to += 16; d += 32; e += 32;
    }
    if (o < units) {
      column1(a, inputStep, d, deltaStep, e, isOdd, to, how, rate);
      to += 8;
    }
  }
}

@inline
function firstSample(d0: v128, d1: v128): v128 {
  return v128.shuffle<f64>(d0, d1, 0, 2);
}

@inline
function secondSample(d0: v128, d1: v128): v128 {
  return v128.shuffle<f64>(d0, d1, 1, 3);
}

@inline
function begin(to: usize, how: i32): v128 {
  return how == GO_ON ? v128.load(to) : f64x2.splat(0);
}

@inline
function finish(to: usize, sum: v128, how: i32, rate: v128): void {
  v128.store(to, how == DESCEND ? f64x2.sub(v128.load(to), f64x2.mul(rate, sum)) : sum);
}

function block4x4(
  a: usize, aStep: usize, d: usize, dStep: usize, end: usize, isOdd: usize,
  to: usize, row: usize, how: i32, rate: v128,
): void {
  const to1 = to + row;
  const to2 = to1 + row;
  const to3 = to2 + row;
  let c00 = f64x2.splat(0);
  let c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  if (how == GO_ON) {
    c00 = v128.load(to);
    c01 = v128.load(to, 16);
    c10 = v128.load(to1);
    c11 = v128.load(to1, 16);
    c20 = v128.load(to2);
    c21 = v128.load(to2, 16);
    c30 = v128.load(to3);
    c31 = v128.load(to3, 16);
  }
  for (; d < end; d += dStep, a += aStep) {
    const d0 = v128.load(d);
    const d1 = v128.load(d, 16);
    const d2 = v128.load(d, 32);
    const d3 = v128.load(d, 48);
    const p0 = firstSample(d0, d1);
    const p1 = firstSample(d2, d3);
    const q0 = secondSample(d0, d1);
    const q1 = secondSample(d2, d3);
    let x = v128.load_splat<f64>(a);
    c00 = plus(c00, x, p0);
    c01 = plus(c01, x, p1);
    x = v128.load_splat<f64>(a, 16);
    c10 = plus(c10, x, p0);
    c11 = plus(c11, x, p1);
    x = v128.load_splat<f64>(a, 32);
    c20 = plus(c20, x, p0);
    c21 = plus(c21, x, p1);
    x = v128.load_splat<f64>(a, 48);
    c30 = plus(c30, x, p0);
    c31 = plus(c31, x, p1);
    x = v128.load_splat<f64>(a, 8);
    c00 = plus(c00, x, q0);
    c01 = plus(c01, x, q1);
    x = v128.load_splat<f64>(a, 24);
    c10 = plus(c10, x, q0);
    c11 = plus(c11, x, q1);
    x = v128.load_splat<f64>(a, 40);
    c20 = plus(c20, x, q0);
    c21 = plus(c21, x, q1);
    x = v128.load_splat<f64>(a, 56);
    c30 = plus(c30, x, q0);
    c31 = plus(c31, x, q1);
  }
  if (isOdd) {
    const p0 = firstSample(v128.load(d), v128.load(d, 16));
    const p1 = firstSample(v128.load(d, 32), v128.load(d, 48));
    let x = v128.load_splat<f64>(a);
    c00 = plus(c00, x, p0);
    c01 = plus(c01, x, p1);
    x = v128.load_splat<f64>(a, 16);
    c10 = plus(c10, x, p0);
    c11 = plus(c11, x, p1);
    x = v128.load_splat<f64>(a, 32);
    c20 = plus(c20, x, p0);
    c21 = plus(c21, x, p1);
    x = v128.load_splat<f64>(a, 48);
    c30 = plus(c30, x, p0);
    c31 = plus(c31, x, p1);
  }
  finish(to, c00, how, rate);
  finish(to + 16, c01, how, rate);
  finish(to1, c10, how, rate);
  finish(to1 + 16, c11, how, rate);
  finish(to2, c20, how, rate);
  finish(to2 + 16, c21, how, rate);
  finish(to3, c30, how, rate);
  finish(to3 + 16, c31, how, rate);
}

function block4x2(
  a: usize, aStep: usize, d: usize, dStep: usize, end: usize, isOdd: usize,
  to: usize, row: usize, how: i32, rate: v128,
): void {
  const to1 = to + row;
  const to2 = to1 + row;
  const to3 = to2 + row;
  let c0 = begin(to, how), c1 = begin(to1, how), c2 = begin(to2, how), c3 = begin(to3, how);
  for (; d < end; d += dStep, a += aStep) {
    const d0 = v128.load(d);
    const d1 = v128.load(d, 16);
    const p = firstSample(d0, d1);
    const q = secondSample(d0, d1);
    c0 = plus(plus(c0, v128.load_splat<f64>(a), p), v128.load_splat<f64>(a, 8), q);
    c1 = plus(plus(c1, v128.load_splat<f64>(a, 16), p), v128.load_splat<f64>(a, 24), q);
    c2 = plus(plus(c2, v128.load_splat<f64>(a, 32), p), v128.load_splat<f64>(a, 40), q);
    c3 = plus(plus(c3, v128.load_splat<f64>(a, 48), p), v128.load_splat<f64>(a, 56), q);
  }
  if (isOdd) {
    const p = firstSample(v128.load(d), v128.load(d, 16));
    c0 = plus(c0, v128.load_splat<f64>(a), p);
    c1 = plus(c1, v128.load_splat<f64>(a, 16), p);
    c2 = plus(c2, v128.load_splat<f64>(a, 32), p);
    c3 = plus(c3, v128.load_splat<f64>(a, 48), p);
  }
  finish(to, c0, how, rate);
  finish(to1, c1, how, rate);
  finish(to2, c2, how, rate);
  finish(to3, c3, how, rate);
}

function block1x4(
  a: usize, aStep: usize, d: usize, dStep: usize, end: usize, isOdd: usize,
  to: usize, how: i32, rate: v128,
): void {
  let c0 = begin(to, how), c1 = begin(to + 16, how);
  for (; d < end; d += dStep, a += aStep) {
    const d0 = v128.load(d);
    const d1 = v128.load(d, 16);
    const d2 = v128.load(d, 32);
    const d3 = v128.load(d, 48);
    const x = v128.load_splat<f64>(a);
    const y = v128.load_splat<f64>(a, 8);
    c0 = plus(plus(c0, x, firstSample(d0, d1)), y, secondSample(d0, d1));
    c1 = plus(plus(c1, x, firstSample(d2, d3)), y, secondSample(d2, d3));
  }
  if (isOdd) {
    const x = v128.load_splat<f64>(a);
    c0 = plus(c0, x, firstSample(v128.load(d), v128.load(d, 16)));
    c1 = plus(c1, x, firstSample(v128.load(d, 32), v128.load(d, 48)));
  }
  finish(to, c0, how, rate);
  finish(to + 16, c1, how, rate);
}

function block1x2(
  a: usize, aStep: usize, d: usize, dStep: usize, end: usize, isOdd: usize,
  to: usize, how: i32, rate: v128,
): void {
  let c = begin(to, how);
  for (; d < end; d += dStep, a += aStep) {
    const d0 = v128.load(d);
    const d1 = v128.load(d, 16);
    const x = v128.load_splat<f64>(a);
    const y = v128.load_splat<f64>(a, 8);
    c = plus(plus(c, x, firstSample(d0, d1)), y, secondSample(d0, d1));
  }
  if (isOdd) {
    c = plus(c, v128.load_splat<f64>(a), firstSample(v128.load(d), v128.load(d, 16)));
  }
  finish(to, c, how, rate);
}

/** One unit alone: lanes run across four inputs, which lie side by side in W. */
function column4(
  a: usize, aStep: usize, d: usize, end: usize, isOdd: usize, to: usize, how: i32, rate: v128,
): void {
  let c0 = begin(to, how), c1 = begin(to + 16, how);
  for (; d < end; d += 16, a += aStep) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    const a2 = v128.load(a, 32);
    const a3 = v128.load(a, 48);
    const x = v128.load_splat<f64>(d);
    const y = v128.load_splat<f64>(d, 8);
    c0 = plus(plus(c0, x, firstSample(a0, a1)), y, secondSample(a0, a1));
    c1 = plus(plus(c1, x, firstSample(a2, a3)), y, secondSample(a2, a3));
  }
  if (isOdd) {
    const x = v128.load_splat<f64>(d);
    c0 = plus(c0, x, firstSample(v128.load(a), v128.load(a, 16)));
    c1 = plus(c1, x, firstSample(v128.load(a, 32), v128.load(a, 48)));
  }
  finish(to, c0, how, rate);
  finish(to + 16, c1, how, rate);
}

function column2(
  a: usize, aStep: usize, d: usize, end: usize, isOdd: usize, to: usize, how: i32, rate: v128,
): void {
  let c = begin(to, how);
  for (; d < end; d += 16, a += aStep) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    const x = v128.load_splat<f64>(d);
    const y = v128.load_splat<f64>(d, 8);
    c = plus(plus(c, x, firstSample(a0, a1)), y, secondSample(a0, a1));
  }
  if (isOdd) {
    c = plus(c, v128.load_splat<f64>(d), firstSample(v128.load(a), v128.load(a, 16)));
  }
  finish(to, c, how, rate);
}

/** One number of W. */
function column1(
  a: usize, aStep: usize, d: usize, dStep: usize, end: usize, isOdd: usize,
  to: usize, how: i32, rate: v128,
): void {
  let c: f64 = how == GO_ON ? load<f64>(to) : 0;
  for (; d < end; d += dStep, a += aStep) {
    c = c + load<f64>(a) * load<f64>(d);
    c = c + load<f64>(a, 8) * load<f64>(d, 8);
  }
  if (isOdd) {
    c = c + load<f64>(a) * load<f64>(d);
  }
  store<f64>(to, how == DESCEND ? load<f64>(to) - f64x2.extract_lane(rate, 0) * c : c);
}
