import { begin, DESCEND, finish, GO_ON } from "./sums";

/** dC/db from rows of delta. */
export function wideBiasGradient(
  delta: usize,
  deltaRow: usize,
  to: usize,
  units: usize,
  samples: usize,
  how: i32,
  learningRate: f64,
): void {
  const rate = f64x2.splat(learningRate);
  let end = delta + samples * deltaRow;
  const toEnd = to + (units << 3);
  for (; to + 56 < toEnd; to += 64, delta += 64, end += 64) {
    sum8(delta, deltaRow, end, to, how, rate);
  }
  for (; to + 8 < toEnd; to += 16, delta += 16, end += 16) {
    sum2(delta, deltaRow, end, to, how, rate);
  }
  if (to < toEnd) {
    let c: f64 = how == GO_ON ? load<f64>(to) : 0;
    for (; delta < end; delta += deltaRow) {
      c = c + load<f64>(delta);
    }
    store<f64>(to, how == DESCEND ? load<f64>(to) - learningRate * c : c);
  }
}

function sum8(d: usize, dRow: usize, end: usize, to: usize, how: i32, rate: v128): void {
  let c0 = begin(to, how),
    c1 = begin(to + 16, how),
    c2 = begin(to + 32, how),
    c3 = begin(to + 48, how);
  for (; d < end; d += dRow) {
    c0 = f64x2.add(c0, v128.load(d));
    c1 = f64x2.add(c1, v128.load(d, 16));
    c2 = f64x2.add(c2, v128.load(d, 32));
    c3 = f64x2.add(c3, v128.load(d, 48));
  }
  finish(to, c0, how, rate);
  finish(to + 16, c1, how, rate);
  finish(to + 32, c2, how, rate);
  finish(to + 48, c3, how, rate);
}

function sum2(d: usize, dRow: usize, end: usize, to: usize, how: i32, rate: v128): void {
  let c = begin(to, how);
  for (; d < end; d += dRow) {
    c = f64x2.add(c, v128.load(d));
  }
  finish(to, c, how, rate);
}
