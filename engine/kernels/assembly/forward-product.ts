import { forwardPairs } from "./forward-pairs";
import { plus } from "./sums";

// Every element of a product is one ascending sum from 0: lanes run across samples, blocks across
// units. How activations lie: see tiles.ts.

/** z = a W + b, the bias after the sum. `biases` 0: none. `scratch` has room for a panel of W. */
export function forwardProduct(
  a: usize,
  weights: usize,
  biases: usize,
  z: usize,
  inputs: usize,
  units: usize,
  samples: usize,
  scratch: usize,
): void {
  const tiles = samples >> 3;
  if (tiles != 0) {
    if (inputs * units > LARGE && units >= 8) {
      largeTiles(a, weights, biases, z, inputs, units, tiles, scratch);
    } else {
      forwardTiles(a, weights, biases, z, inputs, units, tiles);
    }
    a += tiles * (inputs << 6);
    z += tiles * (units << 6);
  }
  const rest = samples & 7;
  if (rest != 0) {
    forwardPairs(a, weights, biases, z, inputs, units, (rest + 1) >> 1);
  }
}

/** Weights above this, in numbers, would not stay in the first cache with a tile. */
const LARGE: usize = 3000;
/** Rows of W in a panel: 64 bytes each, as a tile's rows. */
const PANEL_ROWS: usize = 192;

function forwardTiles(
  a: usize,
  weights: usize,
  biases: usize,
  z: usize,
  inputs: usize,
  units: usize,
  tiles: usize,
): void {
  const aBytes = inputs << 6;
  const row = units << 3;
  const weightsEnd = weights + row;
  for (const end = z + tiles * (units << 6); z < end; a += aBytes) {
    let w = weights;
    let b = biases;
    for (; w + 8 < weightsEnd; w += 16, z += 128) {
      forward2x8(a, a + aBytes, w, row, b, z, false);
      b += select<usize>(16, 0, biases != 0);
    }
    if (w < weightsEnd) {
      forward1x8(a, a + aBytes, w, row, b, z);
      z += 64;
    }
  }
}

/** Eight units at a time, whose weights are copied together: W's rows lie too far apart. */
function largeTiles(
  a: usize,
  weights: usize,
  biases: usize,
  z: usize,
  inputs: usize,
  units: usize,
  tiles: usize,
  scratch: usize,
): void {
  const aBytes = inputs << 6;
  const zBytes = units << 6;
  const row = units << 3;
  let o: usize = 0;
  for (; o + 8 <= units; o += 8) {
    for (let k: usize = 0; k < inputs; k += PANEL_ROWS) {
      const rows = min(PANEL_ROWS, inputs - k);
      copyPanel(weights + k * row + (o << 3), row, scratch, rows);
      const b: usize = biases != 0 && k + rows == inputs ? biases + (o << 3) : 0;
      const b2 = select<usize>(16, 0, b != 0);
      for (let t: usize = 0; t < tiles; t++) {
        const from = a + t * aBytes + (k << 6);
        const end = from + (rows << 6);
        const to = z + t * zBytes + (o << 6);
        forward2x8(from, end, scratch, 64, b, to, k != 0);
        forward2x8(from, end, scratch + 16, 64, b + b2, to + 128, k != 0);
        forward2x8(from, end, scratch + 32, 64, b + b2 * 2, to + 256, k != 0);
        forward2x8(from, end, scratch + 48, 64, b + b2 * 3, to + 384, k != 0);
      }
    }
  }
  for (; o < units; o++) {
    for (let t: usize = 0; t < tiles; t++) {
      const from = a + t * aBytes;
      const b: usize = biases != 0 ? biases + (o << 3) : 0;
      forward1x8(from, from + aBytes, weights + (o << 3), row, b, z + t * zBytes + (o << 6));
    }
  }
}

function copyPanel(from: usize, row: usize, to: usize, rows: usize): void {
  for (const end = to + (rows << 6); to < end; to += 64, from += row) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    v128.store(to, v128.load(from, 32), 32);
    v128.store(to, v128.load(from, 48), 48);
  }
}

function forward2x8(
  a: usize,
  end: usize,
  w: usize,
  row: usize,
  biases: usize,
  z: usize,
  goesOn: bool,
): void {
  let c00 = f64x2.splat(0);
  let c01 = c00,
    c02 = c00,
    c03 = c00,
    c10 = c00,
    c11 = c00,
    c12 = c00,
    c13 = c00;
  if (goesOn) {
    c00 = v128.load(z);
    c01 = v128.load(z, 16);
    c02 = v128.load(z, 32);
    c03 = v128.load(z, 48);
    c10 = v128.load(z, 64);
    c11 = v128.load(z, 80);
    c12 = v128.load(z, 96);
    c13 = v128.load(z, 112);
  }
  // The test between the halves keeps V8 from doing the loads of both before anything else.
  do {
    let s = v128.load_splat<f64>(w);
    let t = v128.load_splat<f64>(w, 8);
    let x0 = v128.load(a);
    let x1 = v128.load(a, 16);
    let x2 = v128.load(a, 32);
    let x3 = v128.load(a, 48);
    c00 = plus(c00, s, x0);
    c10 = plus(c10, t, x0);
    c01 = plus(c01, s, x1);
    c11 = plus(c11, t, x1);
    c02 = plus(c02, s, x2);
    c12 = plus(c12, t, x2);
    c03 = plus(c03, s, x3);
    c13 = plus(c13, t, x3);
    a += 64;
    w += row;
    if (a >= end) break;
    s = v128.load_splat<f64>(w);
    t = v128.load_splat<f64>(w, 8);
    x0 = v128.load(a);
    x1 = v128.load(a, 16);
    x2 = v128.load(a, 32);
    x3 = v128.load(a, 48);
    c00 = plus(c00, s, x0);
    c10 = plus(c10, t, x0);
    c01 = plus(c01, s, x1);
    c11 = plus(c11, t, x1);
    c02 = plus(c02, s, x2);
    c12 = plus(c12, t, x2);
    c03 = plus(c03, s, x3);
    c13 = plus(c13, t, x3);
    a += 64;
    w += row;
  } while (a < end);
  if (biases) {
    const s = v128.load_splat<f64>(biases);
    const t = v128.load_splat<f64>(biases, 8);
    c00 = f64x2.add(c00, s);
    c01 = f64x2.add(c01, s);
    c02 = f64x2.add(c02, s);
    c03 = f64x2.add(c03, s);
    c10 = f64x2.add(c10, t);
    c11 = f64x2.add(c11, t);
    c12 = f64x2.add(c12, t);
    c13 = f64x2.add(c13, t);
  }
  v128.store(z, c00);
  v128.store(z, c01, 16);
  v128.store(z, c02, 32);
  v128.store(z, c03, 48);
  v128.store(z, c10, 64);
  v128.store(z, c11, 80);
  v128.store(z, c12, 96);
  v128.store(z, c13, 112);
}

function forward1x8(a: usize, end: usize, w: usize, row: usize, biases: usize, z: usize): void {
  let c0 = f64x2.splat(0);
  let c1 = c0,
    c2 = c0,
    c3 = c0;
  do {
    const s = v128.load_splat<f64>(w);
    c0 = plus(c0, s, v128.load(a));
    c1 = plus(c1, s, v128.load(a, 16));
    c2 = plus(c2, s, v128.load(a, 32));
    c3 = plus(c3, s, v128.load(a, 48));
    a += 64;
    w += row;
  } while (a < end);
  if (biases) {
    const s = v128.load_splat<f64>(biases);
    c0 = f64x2.add(c0, s);
    c1 = f64x2.add(c1, s);
    c2 = f64x2.add(c2, s);
    c3 = f64x2.add(c3, s);
  }
  v128.store(z, c0);
  v128.store(z, c1, 16);
  v128.store(z, c2, 32);
  v128.store(z, c3, 48);
}
