import { column1, column2, column4 } from "./columns";
import { begin, finish, GO_ON, plus, firstSample, secondSample } from "./sums";

// dC/dW = aᵀ delta: lanes run across two units of a row of W, each a sum over ascending samples.
// What lies in pairs of samples is turned to pairs of units in registers.

/**
 * Sums over `samples` for W (inputs x units, at `to`). DESCEND: w -= rate * sum, and nothing else.
 * `inputStep` is what one pair of rows takes in `a`; 0 for the constant row of biases.
 */
export function gradientProduct(
  a: usize,
  inputStep: usize,
  delta: usize,
  to: usize,
  inputs: usize,
  units: usize,
  samples: usize,
  how: i32,
  learningRate: f64,
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
      o += 2;
      to += 16;
      d += 32;
      e += 32;
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
      o += 2;
      to += 16;
      d += 32;
      e += 32;
    }
    if (o < units) {
      column1(a, inputStep, d, deltaStep, e, isOdd, to, how, rate);
      to += 8;
    }
  }
}

function block4x4(
  a: usize,
  aStep: usize,
  d: usize,
  dStep: usize,
  end: usize,
  isOdd: usize,
  to: usize,
  row: usize,
  how: i32,
  rate: v128,
): void {
  const to1 = to + row;
  const to2 = to1 + row;
  const to3 = to2 + row;
  let c00 = f64x2.splat(0);
  let c01 = c00,
    c10 = c00,
    c11 = c00,
    c20 = c00,
    c21 = c00,
    c30 = c00,
    c31 = c00;
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
  a: usize,
  aStep: usize,
  d: usize,
  dStep: usize,
  end: usize,
  isOdd: usize,
  to: usize,
  row: usize,
  how: i32,
  rate: v128,
): void {
  const to1 = to + row;
  const to2 = to1 + row;
  const to3 = to2 + row;
  let c0 = begin(to, how),
    c1 = begin(to1, how),
    c2 = begin(to2, how),
    c3 = begin(to3, how);
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
  a: usize,
  aStep: usize,
  d: usize,
  dStep: usize,
  end: usize,
  isOdd: usize,
  to: usize,
  how: i32,
  rate: v128,
): void {
  let c0 = begin(to, how),
    c1 = begin(to + 16, how);
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
  a: usize,
  aStep: usize,
  d: usize,
  dStep: usize,
  end: usize,
  isOdd: usize,
  to: usize,
  how: i32,
  rate: v128,
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
