import { plus } from "./sums";

// A product of two matrices that lie row by row, as the reference has them: for whoever wants the
// numbers of one step rather than many steps. Lanes run across the columns of the product, so every
// element is one ascending sum.

/**
 * Adds `left` `right` to `product`. Element (r, k) of `left` lies at r * `leftRow` + k * `leftStep`
 * bytes, so that a transpose needs no copy. Shapes: rows x inner, inner x cols, rows x cols.
 */
export function addRowProduct(
  left: usize,
  leftRow: usize,
  leftStep: usize,
  right: usize,
  product: usize,
  rows: usize,
  inner: usize,
  cols: usize,
): void {
  const row = cols << 3;
  const end = product + rows * row;
  const fourRows = row << 2;
  for (; product + fourRows <= end; product += fourRows, left += leftRow << 2) {
    let c: usize = 0;
    for (; c + 32 <= row; c += 32) {
      add4x4(left, leftRow, leftStep, right + c, row, product + c, inner);
    }
    for (; c + 16 <= row; c += 16) {
      add4x2(left, leftRow, leftStep, right + c, row, product + c, inner);
    }
    if (c < row) {
      for (let r: usize = 0; r < 4; r++) {
        add1x1(left + r * leftRow, leftStep, right + c, row, product + r * row + c, inner);
      }
    }
  }
  for (; product < end; product += row, left += leftRow) {
    let c: usize = 0;
    for (; c + 16 <= row; c += 16) {
      add1x2(left, leftStep, right + c, row, product + c, inner);
    }
    if (c < row) {
      add1x1(left, leftStep, right + c, row, product + c, inner);
    }
  }
}

function add4x4(
  a0: usize,
  leftRow: usize,
  leftStep: usize,
  b: usize,
  row: usize,
  to: usize,
  inner: usize,
): void {
  const to1 = to + row;
  const to2 = to1 + row;
  const to3 = to2 + row;
  let a1 = a0 + leftRow;
  let a2 = a1 + leftRow;
  let a3 = a2 + leftRow;
  let c00 = v128.load(to);
  let c01 = v128.load(to, 16);
  let c10 = v128.load(to1);
  let c11 = v128.load(to1, 16);
  let c20 = v128.load(to2);
  let c21 = v128.load(to2, 16);
  let c30 = v128.load(to3);
  let c31 = v128.load(to3, 16);
  for (const end = b + inner * row; b < end; b += row) {
    const x = v128.load(b);
    const y = v128.load(b, 16);
    const s = v128.load_splat<f64>(a0);
    c00 = plus(c00, s, x);
    c01 = plus(c01, s, y);
    const t = v128.load_splat<f64>(a1);
    c10 = plus(c10, t, x);
    c11 = plus(c11, t, y);
    const u = v128.load_splat<f64>(a2);
    c20 = plus(c20, u, x);
    c21 = plus(c21, u, y);
    const v = v128.load_splat<f64>(a3);
    c30 = plus(c30, v, x);
    c31 = plus(c31, v, y);
    a0 += leftStep;
    a1 += leftStep;
    a2 += leftStep;
    a3 += leftStep;
  }
  v128.store(to, c00);
  v128.store(to, c01, 16);
  v128.store(to1, c10);
  v128.store(to1, c11, 16);
  v128.store(to2, c20);
  v128.store(to2, c21, 16);
  v128.store(to3, c30);
  v128.store(to3, c31, 16);
}

function add4x2(
  a0: usize,
  leftRow: usize,
  leftStep: usize,
  b: usize,
  row: usize,
  to: usize,
  inner: usize,
): void {
  const to1 = to + row;
  const to2 = to1 + row;
  const to3 = to2 + row;
  let a1 = a0 + leftRow;
  let a2 = a1 + leftRow;
  let a3 = a2 + leftRow;
  let c0 = v128.load(to);
  let c1 = v128.load(to1);
  let c2 = v128.load(to2);
  let c3 = v128.load(to3);
  for (const end = b + inner * row; b < end; b += row) {
    const x = v128.load(b);
    c0 = plus(c0, v128.load_splat<f64>(a0), x);
    c1 = plus(c1, v128.load_splat<f64>(a1), x);
    c2 = plus(c2, v128.load_splat<f64>(a2), x);
    c3 = plus(c3, v128.load_splat<f64>(a3), x);
    a0 += leftStep;
    a1 += leftStep;
    a2 += leftStep;
    a3 += leftStep;
  }
  v128.store(to, c0);
  v128.store(to1, c1);
  v128.store(to2, c2);
  v128.store(to3, c3);
}

function add1x2(a: usize, leftStep: usize, b: usize, row: usize, to: usize, inner: usize): void {
  let sum = v128.load(to);
  for (const end = b + inner * row; b < end; b += row, a += leftStep) {
    sum = plus(sum, v128.load_splat<f64>(a), v128.load(b));
  }
  v128.store(to, sum);
}

function add1x1(a: usize, leftStep: usize, b: usize, row: usize, to: usize, inner: usize): void {
  let sum = load<f64>(to);
  for (const end = b + inner * row; b < end; b += row, a += leftStep) {
    sum += load<f64>(a) * load<f64>(b);
  }
  store<f64>(to, sum);
}
