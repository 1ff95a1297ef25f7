import { plus } from "./sums";

// As forward-product.ts: ascending sums from 0, lanes across samples.

/** e = delta Wᵀ: dC/da of the layer's input. The sum runs over the units. */
export function backwardProduct(
  delta: usize,
  weights: usize,
  error: usize,
  inputs: usize,
  units: usize,
  samples: usize,
): void {
  const tiles = samples >> 3;
  if (tiles != 0) {
    backwardTiles(delta, weights, error, inputs, units, tiles);
    delta += tiles * (units << 6);
    error += tiles * (inputs << 6);
  }
  const rest = samples & 7;
  if (rest != 0) {
    backwardPairs(delta, weights, error, inputs, units, (rest + 1) >> 1);
  }
}

function backwardTiles(
  delta: usize,
  weights: usize,
  error: usize,
  inputs: usize,
  units: usize,
  tiles: usize,
): void {
  const deltaBytes = units << 6;
  const row = units << 3;
  const weightsEnd = weights + inputs * row;
  for (const end = error + tiles * (inputs << 6); error < end; delta += deltaBytes) {
    let w = weights;
    for (; w + row < weightsEnd; w += row << 1, error += 128) {
      backward2x8(delta, delta + deltaBytes, w, w + row, error);
    }
    if (w < weightsEnd) {
      backward1x8(delta, delta + deltaBytes, w, error);
      error += 64;
    }
  }
}

function backward2x8(d: usize, end: usize, w0: usize, w1: usize, e: usize): void {
  let c00 = f64x2.splat(0);
  let c01 = c00,
    c02 = c00,
    c03 = c00,
    c10 = c00,
    c11 = c00,
    c12 = c00,
    c13 = c00;
  do {
    const s = v128.load_splat<f64>(w0);
    const t = v128.load_splat<f64>(w1);
    const x0 = v128.load(d);
    const x1 = v128.load(d, 16);
    const x2 = v128.load(d, 32);
    const x3 = v128.load(d, 48);
    c00 = plus(c00, s, x0);
    c10 = plus(c10, t, x0);
    c01 = plus(c01, s, x1);
    c11 = plus(c11, t, x1);
    c02 = plus(c02, s, x2);
    c12 = plus(c12, t, x2);
    c03 = plus(c03, s, x3);
    c13 = plus(c13, t, x3);
    d += 64;
    w0 += 8;
    w1 += 8;
  } while (d < end);
  v128.store(e, c00);
  v128.store(e, c01, 16);
  v128.store(e, c02, 32);
  v128.store(e, c03, 48);
  v128.store(e, c10, 64);
  v128.store(e, c11, 80);
  v128.store(e, c12, 96);
  v128.store(e, c13, 112);
}

function backward1x8(d: usize, end: usize, w: usize, e: usize): void {
  let c0 = f64x2.splat(0);
  let c1 = c0,
    c2 = c0,
    c3 = c0;
  do {
    const s = v128.load_splat<f64>(w);
    c0 = plus(c0, s, v128.load(d));
    c1 = plus(c1, s, v128.load(d, 16));
    c2 = plus(c2, s, v128.load(d, 32));
    c3 = plus(c3, s, v128.load(d, 48));
    d += 64;
    w += 8;
  } while (d < end);
  v128.store(e, c0);
  v128.store(e, c1, 16);
  v128.store(e, c2, 32);
  v128.store(e, c3, 48);
}

function backwardPairs(
  delta: usize,
  weights: usize,
  error: usize,
  inputs: usize,
  units: usize,
  pairs: usize,
): void {
  const deltaBytes = units << 4;
  const errorBytes = inputs << 4;
  const row = units << 3;
  const weightsEnd = weights + inputs * row;
  const end = error + pairs * errorBytes;
  for (
    const last = end - errorBytes;
    error < last;
    error += errorBytes << 1, delta += deltaBytes << 1
  ) {
    let w = weights;
    let to = error;
    for (; w + 3 * row < weightsEnd; w += row << 2, to += 64) {
      backward4x2(delta, delta + deltaBytes, w, row, to, to + errorBytes);
    }
    for (; w < weightsEnd; w += row, to += 16) {
      backward1x2(delta, delta + deltaBytes, w, to, to + errorBytes);
    }
  }
  if (error < end) {
    let w = weights;
    for (; w + 3 * row < weightsEnd; w += row << 2, error += 64) {
      backward4x1(delta, delta + deltaBytes, w, row, error);
    }
    for (; w < weightsEnd; w += row, error += 16) {
      backward1x1(delta, delta + deltaBytes, w, error);
    }
  }
}

@inline
function backward4x2(d0: usize, d1: usize, w0: usize, row: usize, e0: usize, e1: usize): void {
  let c00 = f64x2.splat(0);
  let c01 = c00,
    c10 = c00,
    c11 = c00,
    c20 = c00,
    c21 = c00,
    c30 = c00,
    c31 = c00;
  const end = d1;
  const gap = d1 - d0;
  const row2 = row << 1;
  let w1 = w0 + row;
  do {
    const x0 = v128.load(d0);
    const x1 = v128.load(d0 + gap);
    let s = v128.load_splat<f64>(w0);
    c00 = plus(c00, s, x0);
    c01 = plus(c01, s, x1);
    s = v128.load_splat<f64>(w1);
    c10 = plus(c10, s, x0);
    c11 = plus(c11, s, x1);
    s = v128.load_splat<f64>(w0 + row2);
    c20 = plus(c20, s, x0);
    c21 = plus(c21, s, x1);
    s = v128.load_splat<f64>(w1 + row2);
    c30 = plus(c30, s, x0);
    c31 = plus(c31, s, x1);
    d0 += 16;
    w0 += 8;
    w1 += 8;
  } while (d0 < end);
  v128.store(e0, c00);
  v128.store(e0, c10, 16);
  v128.store(e0, c20, 32);
  v128.store(e0, c30, 48);
  v128.store(e1, c01);
  v128.store(e1, c11, 16);
  v128.store(e1, c21, 32);
  v128.store(e1, c31, 48);
}

@inline
function backward1x2(d0: usize, d1: usize, w: usize, e0: usize, e1: usize): void {
  let c0 = f64x2.splat(0);
  let c1 = c0;
  const end = d1;
  const gap = d1 - d0;
  do {
    const s = v128.load_splat<f64>(w);
    c0 = plus(c0, s, v128.load(d0));
    c1 = plus(c1, s, v128.load(d0 + gap));
    d0 += 16;
    w += 8;
  } while (d0 < end);
  v128.store(e0, c0);
  v128.store(e1, c1);
}

@inline
function backward4x1(d: usize, end: usize, w0: usize, row: usize, e: usize): void {
  let c0 = f64x2.splat(0);
  let c1 = c0,
    c2 = c0,
    c3 = c0;
  const row2 = row << 1;
  let w1 = w0 + row;
  do {
    const x = v128.load(d);
    c0 = plus(c0, v128.load_splat<f64>(w0), x);
    c1 = plus(c1, v128.load_splat<f64>(w1), x);
    c2 = plus(c2, v128.load_splat<f64>(w0 + row2), x);
    c3 = plus(c3, v128.load_splat<f64>(w1 + row2), x);
    d += 16;
    w0 += 8;
    w1 += 8;
  } while (d < end);
  v128.store(e, c0);
  v128.store(e, c1, 16);
  v128.store(e, c2, 32);
  v128.store(e, c3, 48);
}

@inline
function backward1x1(d: usize, end: usize, w: usize, e: usize): void {
  let c = f64x2.splat(0);
  do {
    c = plus(c, v128.load_splat<f64>(w), v128.load(d));
    d += 16;
    w += 8;
  } while (d < end);
  v128.store(e, c);
}
