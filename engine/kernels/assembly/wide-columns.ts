import { DESCEND, GO_ON, plus } from "./sums";

// One column of dC/dW from rows: lanes run across the inputs.

/** Two numbers of one column of W. */
@inline
function beginColumn(to: usize, row: usize, how: i32): v128 {
  if (how != GO_ON) {
    return f64x2.splat(0);
  }
  return v128.load_lane<f64>(to + row, v128.load_zero<f64>(to), 1);
}

@inline
function finishColumn(to: usize, row: usize, sum: v128, how: i32, rate: v128): void {
  if (how == DESCEND) {
    const w = v128.load_lane<f64>(to + row, v128.load_zero<f64>(to), 1);
    sum = f64x2.sub(w, f64x2.mul(rate, sum));
  }
  v128.store_lane<f64>(to, sum, 0);
  v128.store_lane<f64>(to + row, sum, 1);
}

/** One unit alone: lanes run across the inputs. */
export function column8(
  a: usize,
  aRow: usize,
  d: usize,
  dRow: usize,
  end: usize,
  to: usize,
  row: usize,
  how: i32,
  rate: v128,
): void {
  const to2 = to + (row << 1);
  const to4 = to2 + (row << 1);
  const to6 = to4 + (row << 1);
  let c0 = beginColumn(to, row, how),
    c1 = beginColumn(to2, row, how);
  let c2 = beginColumn(to4, row, how),
    c3 = beginColumn(to6, row, how);
  for (; d < end; d += dRow, a += aRow) {
    const x = v128.load_splat<f64>(d);
    c0 = plus(c0, x, v128.load(a));
    c1 = plus(c1, x, v128.load(a, 16));
    c2 = plus(c2, x, v128.load(a, 32));
    c3 = plus(c3, x, v128.load(a, 48));
  }
  finishColumn(to, row, c0, how, rate);
  finishColumn(to2, row, c1, how, rate);
  finishColumn(to4, row, c2, how, rate);
  finishColumn(to6, row, c3, how, rate);
}

export function column2(
  a: usize,
  aRow: usize,
  d: usize,
  dRow: usize,
  end: usize,
  to: usize,
  row: usize,
  how: i32,
  rate: v128,
): void {
  let c = beginColumn(to, row, how);
  for (; d < end; d += dRow, a += aRow) {
    c = plus(c, v128.load_splat<f64>(d), v128.load(a));
  }
  finishColumn(to, row, c, how, rate);
}

export function column1(
  a: usize,
  aRow: usize,
  d: usize,
  dRow: usize,
  end: usize,
  to: usize,
  how: i32,
  rate: v128,
): void {
  let c: f64 = how == GO_ON ? load<f64>(to) : 0;
  for (; d < end; d += dRow, a += aRow) {
    c = c + load<f64>(a) * load<f64>(d);
  }
  store<f64>(to, how == DESCEND ? load<f64>(to) - f64x2.extract_lane(rate, 0) * c : c);
}
