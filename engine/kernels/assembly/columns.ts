import { begin, DESCEND, finish, GO_ON, plus, firstSample, secondSample } from "./sums";

// One column of dC/dW from pairs of samples, which are turned to pairs of inputs in registers.

/** One unit alone: lanes run across four inputs, which lie side by side in W. */
export function column4(
  a: usize,
  aStep: usize,
  d: usize,
  end: usize,
  isOdd: usize,
  to: usize,
  how: i32,
  rate: v128,
): void {
  let c0 = begin(to, how),
    c1 = begin(to + 16, how);
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

export function column2(
  a: usize,
  aStep: usize,
  d: usize,
  end: usize,
  isOdd: usize,
  to: usize,
  how: i32,
  rate: v128,
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
export function column1(
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
