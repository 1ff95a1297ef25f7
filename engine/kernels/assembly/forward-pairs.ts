import { plus } from "./sums";

// As forward-product.ts, for the fewer than eight samples behind the last tile.

export function forwardPairs(
  a: usize,
  weights: usize,
  biases: usize,
  z: usize,
  inputs: usize,
  units: usize,
  pairs: usize,
): void {
  const aBytes = inputs << 4;
  const zBytes = units << 4;
  const row = units << 3;
  const weightsEnd = weights + row;
  const end = z + pairs * zBytes;
  for (const last = end - zBytes; z < last; z += zBytes << 1, a += aBytes << 1) {
    let w = weights;
    let to = z;
    let b = biases;
    for (; w + 24 < weightsEnd; w += 32, to += 64) {
      forward4x2(a, a + aBytes, w, row, b, to, to + zBytes);
      b += select<usize>(32, 0, biases != 0);
    }
    if (w + 8 < weightsEnd) {
      forward2x2(a, a + aBytes, w, row, b, to, to + zBytes);
      b += select<usize>(16, 0, biases != 0);
      w += 16;
      to += 32;
    }
    if (w < weightsEnd) {
      forward1x2(a, a + aBytes, w, row, b, to, to + zBytes);
    }
  }
  if (z < end) {
    let w = weights;
    let b = biases;
    for (; w + 24 < weightsEnd; w += 32, z += 64) {
      forward4x1(a, a + aBytes, w, row, b, z);
      b += select<usize>(32, 0, biases != 0);
    }
    for (; w < weightsEnd; w += 8, z += 16) {
      forward1x1(a, a + aBytes, w, row, b, z);
      b += select<usize>(8, 0, biases != 0);
    }
  }
}

@inline
function forward4x2(
  a0: usize,
  a1: usize,
  w: usize,
  row: usize,
  biases: usize,
  z0: usize,
  z1: usize,
): void {
  let c00 = f64x2.splat(0);
  let c01 = c00,
    c10 = c00,
    c11 = c00,
    c20 = c00,
    c21 = c00,
    c30 = c00,
    c31 = c00;
  const end = a1;
  // The second pair of rows lies right behind the first: where the first ends, both end.
  const gap = a1 - a0;
  do {
    const x0 = v128.load(a0);
    const x1 = v128.load(a0 + gap);
    let s = v128.load_splat<f64>(w);
    c00 = plus(c00, s, x0);
    c01 = plus(c01, s, x1);
    s = v128.load_splat<f64>(w, 8);
    c10 = plus(c10, s, x0);
    c11 = plus(c11, s, x1);
    s = v128.load_splat<f64>(w, 16);
    c20 = plus(c20, s, x0);
    c21 = plus(c21, s, x1);
    s = v128.load_splat<f64>(w, 24);
    c30 = plus(c30, s, x0);
    c31 = plus(c31, s, x1);
    a0 += 16;
    w += row;
  } while (a0 < end);
  if (biases) {
    let s = v128.load_splat<f64>(biases);
    c00 = f64x2.add(c00, s);
    c01 = f64x2.add(c01, s);
    s = v128.load_splat<f64>(biases, 8);
    c10 = f64x2.add(c10, s);
    c11 = f64x2.add(c11, s);
    s = v128.load_splat<f64>(biases, 16);
    c20 = f64x2.add(c20, s);
    c21 = f64x2.add(c21, s);
    s = v128.load_splat<f64>(biases, 24);
    c30 = f64x2.add(c30, s);
    c31 = f64x2.add(c31, s);
  }
  v128.store(z0, c00);
  v128.store(z0, c10, 16);
  v128.store(z0, c20, 32);
  v128.store(z0, c30, 48);
  v128.store(z1, c01);
  v128.store(z1, c11, 16);
  v128.store(z1, c21, 32);
  v128.store(z1, c31, 48);
}

@inline
function forward2x2(
  a0: usize,
  a1: usize,
  w: usize,
  row: usize,
  biases: usize,
  z0: usize,
  z1: usize,
): void {
  let c00 = f64x2.splat(0);
  let c01 = c00,
    c10 = c00,
    c11 = c00;
  const end = a1;
  const gap = a1 - a0;
  do {
    const x0 = v128.load(a0);
    const x1 = v128.load(a0 + gap);
    let s = v128.load_splat<f64>(w);
    c00 = plus(c00, s, x0);
    c01 = plus(c01, s, x1);
    s = v128.load_splat<f64>(w, 8);
    c10 = plus(c10, s, x0);
    c11 = plus(c11, s, x1);
    a0 += 16;
    w += row;
  } while (a0 < end);
  if (biases) {
    let s = v128.load_splat<f64>(biases);
    c00 = f64x2.add(c00, s);
    c01 = f64x2.add(c01, s);
    s = v128.load_splat<f64>(biases, 8);
    c10 = f64x2.add(c10, s);
    c11 = f64x2.add(c11, s);
  }
  v128.store(z0, c00);
  v128.store(z0, c10, 16);
  v128.store(z1, c01);
  v128.store(z1, c11, 16);
}

@inline
function forward1x2(
  a0: usize,
  a1: usize,
  w: usize,
  row: usize,
  biases: usize,
  z0: usize,
  z1: usize,
): void {
  let c00 = f64x2.splat(0);
  let c01 = c00;
  const end = a1;
  const gap = a1 - a0;
  do {
    const s = v128.load_splat<f64>(w);
    c00 = plus(c00, s, v128.load(a0));
    c01 = plus(c01, s, v128.load(a0 + gap));
    a0 += 16;
    w += row;
  } while (a0 < end);
  if (biases) {
    const s = v128.load_splat<f64>(biases);
    c00 = f64x2.add(c00, s);
    c01 = f64x2.add(c01, s);
  }
  v128.store(z0, c00);
  v128.store(z1, c01);
}

@inline
function forward4x1(a: usize, end: usize, w: usize, row: usize, biases: usize, z: usize): void {
  let c0 = f64x2.splat(0);
  let c1 = c0,
    c2 = c0,
    c3 = c0;
  do {
    const x = v128.load(a);
    c0 = plus(c0, v128.load_splat<f64>(w), x);
    c1 = plus(c1, v128.load_splat<f64>(w, 8), x);
    c2 = plus(c2, v128.load_splat<f64>(w, 16), x);
    c3 = plus(c3, v128.load_splat<f64>(w, 24), x);
    a += 16;
    w += row;
  } while (a < end);
  if (biases) {
    c0 = f64x2.add(c0, v128.load_splat<f64>(biases));
    c1 = f64x2.add(c1, v128.load_splat<f64>(biases, 8));
    c2 = f64x2.add(c2, v128.load_splat<f64>(biases, 16));
    c3 = f64x2.add(c3, v128.load_splat<f64>(biases, 24));
  }
  v128.store(z, c0);
  v128.store(z, c1, 16);
  v128.store(z, c2, 32);
  v128.store(z, c3, 48);
}

@inline
function forward1x1(a: usize, end: usize, w: usize, row: usize, biases: usize, z: usize): void {
  let c = f64x2.splat(0);
  do {
    c = plus(c, v128.load_splat<f64>(w), v128.load(a));
    a += 16;
    w += row;
  } while (a < end);
  if (biases) {
    c = f64x2.add(c, v128.load_splat<f64>(biases));
  }
  v128.store(z, c);
}
