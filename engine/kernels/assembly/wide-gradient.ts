import { begin, finish, GO_ON, plus } from "./sums";
import { column1, column2, column8 } from "./wide-columns";

// dC/dW = aᵀ delta for eight samples and more, from rows: samples x inputs and samples x units.
// Lanes run across two units of a row of W. A loop's two halves are kept apart by the test between
// them: V8 puts all loads of a block first, and those of both halves would not fit its registers.

/** As `gradientProduct`, from rows of so many bytes. */
export function wideGradient(
  a: usize,
  aRow: usize,
  delta: usize,
  deltaRow: usize,
  to: usize,
  inputs: usize,
  units: usize,
  samples: usize,
  how: i32,
  learningRate: f64,
): void {
  const rate = f64x2.splat(learningRate);
  const row = units << 3;
  const end = delta + samples * deltaRow;
  let o: usize = 0;
  for (; o + 8 <= units; o += 8, delta += 64, to += 64) {
    let i: usize = 0;
    let at = to;
    for (; i + 2 <= inputs; i += 2, at += row << 1) {
      block2x8(a + (i << 3), aRow, delta, deltaRow, end, at, at + row, how, rate);
    }
    if (i < inputs) {
      block1x8(a + (i << 3), aRow, delta, deltaRow, end, at, how, rate);
    }
  }
  if (o + 4 <= units) {
    let i: usize = 0;
    let at = to;
    for (; i + 4 <= inputs; i += 4, at += row << 2) {
      block4x4(a + (i << 3), aRow, delta, deltaRow, end, at, row, how, rate);
    }
    for (; i < inputs; i++, at += row) {
      block1x4(a + (i << 3), aRow, delta, deltaRow, end, at, how, rate);
    }
    o += 4;
    delta += 32;
    to += 32;
  }
  if (o + 2 <= units) {
    let i: usize = 0;
    let at = to;
    for (; i + 4 <= inputs; i += 4, at += row << 2) {
      block4x2(a + (i << 3), aRow, delta, deltaRow, end, at, row, how, rate);
    }
    for (; i < inputs; i++, at += row) {
      block1x2(a + (i << 3), aRow, delta, deltaRow, end, at, how, rate);
    }
    o += 2;
    delta += 16;
    to += 16;
  }
  if (o < units) {
    let i: usize = 0;
    let at = to;
    for (; i + 8 <= inputs; i += 8, at += row << 3) {
      column8(a + (i << 3), aRow, delta, deltaRow, end, at, row, how, rate);
    }
    for (; i + 2 <= inputs; i += 2, at += row << 1) {
      column2(a + (i << 3), aRow, delta, deltaRow, end, at, row, how, rate);
    }
    if (i < inputs) {
      column1(a + (i << 3), aRow, delta, deltaRow, end, at, how, rate);
    }
  }
}

function block2x8(
  a: usize,
  aRow: usize,
  d: usize,
  dRow: usize,
  end: usize,
  to0: usize,
  to1: usize,
  how: i32,
  rate: v128,
): void {
  let c00 = f64x2.splat(0);
  let c01 = c00,
    c02 = c00,
    c03 = c00,
    c10 = c00,
    c11 = c00,
    c12 = c00,
    c13 = c00;
  if (how == GO_ON) {
    c00 = v128.load(to0);
    c01 = v128.load(to0, 16);
    c02 = v128.load(to0, 32);
    c03 = v128.load(to0, 48);
    c10 = v128.load(to1);
    c11 = v128.load(to1, 16);
    c12 = v128.load(to1, 32);
    c13 = v128.load(to1, 48);
  }
  do {
    let x = v128.load_splat<f64>(a);
    let y = v128.load_splat<f64>(a, 8);
    let d0 = v128.load(d);
    let d1 = v128.load(d, 16);
    let d2 = v128.load(d, 32);
    let d3 = v128.load(d, 48);
    c00 = plus(c00, x, d0);
    c10 = plus(c10, y, d0);
    c01 = plus(c01, x, d1);
    c11 = plus(c11, y, d1);
    c02 = plus(c02, x, d2);
    c12 = plus(c12, y, d2);
    c03 = plus(c03, x, d3);
    c13 = plus(c13, y, d3);
    a += aRow;
    d += dRow;
    if (d >= end) break;
    x = v128.load_splat<f64>(a);
    y = v128.load_splat<f64>(a, 8);
    d0 = v128.load(d);
    d1 = v128.load(d, 16);
    d2 = v128.load(d, 32);
    d3 = v128.load(d, 48);
    c00 = plus(c00, x, d0);
    c10 = plus(c10, y, d0);
    c01 = plus(c01, x, d1);
    c11 = plus(c11, y, d1);
    c02 = plus(c02, x, d2);
    c12 = plus(c12, y, d2);
    c03 = plus(c03, x, d3);
    c13 = plus(c13, y, d3);
    a += aRow;
    d += dRow;
  } while (d < end);
  finish(to0, c00, how, rate);
  finish(to0 + 16, c01, how, rate);
  finish(to0 + 32, c02, how, rate);
  finish(to0 + 48, c03, how, rate);
  finish(to1, c10, how, rate);
  finish(to1 + 16, c11, how, rate);
  finish(to1 + 32, c12, how, rate);
  finish(to1 + 48, c13, how, rate);
}

function block1x8(
  a: usize,
  aRow: usize,
  d: usize,
  dRow: usize,
  end: usize,
  to: usize,
  how: i32,
  rate: v128,
): void {
  let c0 = begin(to, how),
    c1 = begin(to + 16, how),
    c2 = begin(to + 32, how),
    c3 = begin(to + 48, how);
  for (; d < end; d += dRow, a += aRow) {
    const x = v128.load_splat<f64>(a);
    c0 = plus(c0, x, v128.load(d));
    c1 = plus(c1, x, v128.load(d, 16));
    c2 = plus(c2, x, v128.load(d, 32));
    c3 = plus(c3, x, v128.load(d, 48));
  }
  finish(to, c0, how, rate);
  finish(to + 16, c1, how, rate);
  finish(to + 32, c2, how, rate);
  finish(to + 48, c3, how, rate);
}

function block4x4(
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
  for (; d < end; d += dRow, a += aRow) {
    const d0 = v128.load(d);
    const d1 = v128.load(d, 16);
    let x = v128.load_splat<f64>(a);
    c00 = plus(c00, x, d0);
    c01 = plus(c01, x, d1);
    x = v128.load_splat<f64>(a, 8);
    c10 = plus(c10, x, d0);
    c11 = plus(c11, x, d1);
    x = v128.load_splat<f64>(a, 16);
    c20 = plus(c20, x, d0);
    c21 = plus(c21, x, d1);
    x = v128.load_splat<f64>(a, 24);
    c30 = plus(c30, x, d0);
    c31 = plus(c31, x, d1);
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

function block1x4(
  a: usize,
  aRow: usize,
  d: usize,
  dRow: usize,
  end: usize,
  to: usize,
  how: i32,
  rate: v128,
): void {
  let c0 = begin(to, how),
    c1 = begin(to + 16, how);
  for (; d < end; d += dRow, a += aRow) {
    const x = v128.load_splat<f64>(a);
    c0 = plus(c0, x, v128.load(d));
    c1 = plus(c1, x, v128.load(d, 16));
  }
  finish(to, c0, how, rate);
  finish(to + 16, c1, how, rate);
}

function block4x2(
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
  const to1 = to + row;
  const to2 = to1 + row;
  const to3 = to2 + row;
  let c0 = begin(to, how),
    c1 = begin(to1, how),
    c2 = begin(to2, how),
    c3 = begin(to3, how);
  for (; d < end; d += dRow, a += aRow) {
    const d0 = v128.load(d);
    c0 = plus(c0, v128.load_splat<f64>(a), d0);
    c1 = plus(c1, v128.load_splat<f64>(a, 8), d0);
    c2 = plus(c2, v128.load_splat<f64>(a, 16), d0);
    c3 = plus(c3, v128.load_splat<f64>(a, 24), d0);
  }
  finish(to, c0, how, rate);
  finish(to1, c1, how, rate);
  finish(to2, c2, how, rate);
  finish(to3, c3, how, rate);
}

function block1x2(
  a: usize,
  aRow: usize,
  d: usize,
  dRow: usize,
  end: usize,
  to: usize,
  how: i32,
  rate: v128,
): void {
  let c = begin(to, how);
  for (; d < end; d += dRow, a += aRow) {
    c = plus(c, v128.load_splat<f64>(a), v128.load(d));
  }
  finish(to, c, how, rate);
}
