import {
  ACTIVATION,
  BATCH_TARGETS,
  BIASES,
  INPUT,
  INPUTS,
  LAYER_BYTES,
  LAYER_COUNT,
  LAYERS,
  LEARNING_RATE,
  LOSS_KIND,
  RING,
  ROW_COUNT,
  SCRATCH,
  STOP_LOSS,
  TABLE,
  UNITS,
  WEIGHTS,
} from "../layout";
import { MEAN_SQUARED_ERROR, SIGMOID, TANH } from "../codes";
import { errorFactor, lossFactor } from "./losses";
import { sigmoidV, tanhV } from "./maths";
import { plus } from "./sums";

// One hidden layer, one output, at most four samples, plain gradient descent: the network of the
// lesson. Everything about two hidden units at a time stays in registers, from their deltas over
// their weights' update to their next activations, so that one pair's wait is another's work.
// Sums, and where they start, are those of the other kernels. What is missing is filled up:
// samples with an error of 0, whose products are zeros that change no sum, and an odd hidden
// unit's neighbour with weights of 0, which a rate of 0 leaves as they are.

const MOST_INPUTS: usize = 15;
const MOST_HIDDEN: usize = 32;
const FIRST: usize = LAYERS;
const SECOND: usize = LAYERS + LAYER_BYTES;

// Where things lie in the scratch memory.
/** For each input, then for the constant 1 of biases: the samples, two vectors a row. */
const SAMPLES: usize = 0;
/** The same with each number in both lanes: four vectors a row. */
const SPLATS: usize = SAMPLES + (MOST_INPUTS + 1) * 32;
/** For each pair of hidden units: a of the first, a of the second, two vectors each. */
const ACTIVATIONS: usize = SPLATS + (MOST_INPUTS + 1) * 64;
/** For each pair: a vector for each row of W1 and b1, then one for W2. */
const PAIRS: usize = ACTIVATIONS + (MOST_HIDDEN / 2) * 64;

/** Stand-ins for the activations, told apart by their size. */
type Sigmoid = u8;
type Tanh = u16;

/** Whether the network's shape is this file's; the caller knows about the rest. */
export function isSmall(): bool {
  return (
    load<i32>(TABLE + LAYER_COUNT) == 2 &&
    load<i32>(TABLE + LOSS_KIND) <= MEAN_SQUARED_ERROR &&
    load<u32>(SECOND, UNITS) == 1 &&
    <usize>load<u32>(FIRST, INPUTS) <= MOST_INPUTS &&
    <usize>load<u32>(FIRST, UNITS) <= MOST_HIDDEN &&
    isSmooth(load<i32>(FIRST, ACTIVATION)) &&
    isSmooth(load<i32>(SECOND, ACTIVATION))
  );
}

@inline
function isSmooth(kind: i32): bool {
  return kind == SIGMOID || kind == TANH;
}

/** As `run`: makes at most `count` updates, fewer where a loss is none or reaches the stop. */
export function runSmall(count: i32): i32 {
  const scratch: usize = load<i32>(TABLE + SCRATCH);
  unpack(scratch);
  const isFirst = load<i32>(FIRST, ACTIVATION) == SIGMOID;
  const isSecond = load<i32>(SECOND, ACTIVATION) == SIGMOID;
  let made = 0;
  if (isFirst && isSecond) {
    made = steps<Sigmoid, Sigmoid>(count, scratch);
  } else if (isFirst) {
    made = steps<Sigmoid, Tanh>(count, scratch);
  } else if (isSecond) {
    made = steps<Tanh, Sigmoid>(count, scratch);
  } else {
    made = steps<Tanh, Tanh>(count, scratch);
  }
  pack(scratch);
  return made;
}

function rowsOfPair(): usize {
  return load<i32>(FIRST, INPUTS) + (load<i32>(FIRST, BIASES) != 0 ? 1 : 0);
}

/** From where parameters and samples lie to the scratch memory. */
function unpack(scratch: usize): void {
  const inputs: usize = load<i32>(FIRST, INPUTS);
  const hidden: usize = load<i32>(FIRST, UNITS);
  const samples: usize = load<i32>(TABLE + ROW_COUNT);
  const rows = rowsOfPair();
  const x: usize = load<i32>(FIRST, INPUT);
  for (let i: usize = 0; i < rows; i++) {
    for (let s: usize = 0; s < 4; s++) {
      let value: f64 = 1;
      if (i < inputs) {
        // Pairs of samples: [pair][input][2].
        value = s < samples ? load<f64>(x + (((s >> 1) * inputs + i) << 4) + ((s & 1) << 3)) : 0;
      }
      store<f64>(scratch + (i << 5) + (s << 3), value, SAMPLES);
      v128.store(scratch + (i << 6) + (s << 4), f64x2.splat(value), SPLATS);
    }
  }
  const w1: usize = load<i32>(FIRST, WEIGHTS);
  const w2: usize = load<i32>(SECOND, WEIGHTS);
  memory.fill(scratch + ACTIVATIONS, 0, (MOST_HIDDEN / 2) * 64);
  let pair = scratch + PAIRS;
  for (let h: usize = 0; h < hidden; h += 2) {
    const isWhole = h + 1 < hidden;
    // b1 is W1's next row.
    for (let i: usize = 0; i < rows; i++, pair += 16) {
      const from = w1 + ((i * hidden + h) << 3);
      v128.store(pair, isWhole ? v128.load(from) : v128.load_zero<f64>(from));
    }
    const from = w2 + (h << 3);
    v128.store(pair, isWhole ? v128.load(from) : v128.load_zero<f64>(from));
    pair += 16;
  }
}

/** Parameters back to where they belong. The bias of the output is there already. */
function pack(scratch: usize): void {
  const hidden: usize = load<i32>(FIRST, UNITS);
  const rows = rowsOfPair();
  const w1: usize = load<i32>(FIRST, WEIGHTS);
  const w2: usize = load<i32>(SECOND, WEIGHTS);
  let pair = scratch + PAIRS;
  for (let h: usize = 0; h < hidden; h += 2) {
    for (let i: usize = 0; i <= rows; i++, pair += 16) {
      const to = i == rows ? w2 + (h << 3) : w1 + ((i * hidden + h) << 3);
      if (h + 1 < hidden) {
        v128.store(to, v128.load(pair));
      } else {
        v128.store_lane<f64>(to, v128.load(pair), 0);
      }
    }
  }
}

/** All ones in the lanes of samples `at` and `at` + 1 that there are. */
function lanes(at: i32, samples: i32): v128 {
  return i64x2.replace_lane(i64x2.splat(at < samples ? -1 : 0), 1, at + 1 < samples ? -1 : 0);
}

@inline
function low(x: v128): v128 {
  return v128.shuffle<f64>(x, x, 0, 0);
}

@inline
function high(x: v128): v128 {
  return v128.shuffle<f64>(x, x, 1, 1);
}

@inline
function activated<A>(z: v128): v128 {
  return sizeof<A>() == sizeof<Sigmoid>() ? sigmoidV(z) : tanhV(z);
}

@inline
function slope<A>(a: v128): v128 {
  const one = f64x2.splat(1);
  if (sizeof<A>() == sizeof<Sigmoid>()) {
    return f64x2.mul(a, f64x2.sub(one, a));
  }
  return f64x2.sub(one, f64x2.mul(a, a));
}

function steps<H, O>(count: i32, scratch: usize): i32 {
  const samples = load<i32>(TABLE + ROW_COUNT);
  const kind = load<i32>(TABLE + LOSS_KIND);
  const stopLoss = load<f64>(TABLE + STOP_LOSS);
  const factor = lossFactor(kind, samples, 1);
  const errors = f64x2.splat(errorFactor(kind, samples, 1));
  const mask0 = lanes(0, samples);
  const mask1 = lanes(2, samples);
  const y: usize = load<i32>(TABLE + BATCH_TARGETS);
  const y0 = v128.load(y);
  const y1 = samples > 2 ? v128.load(y, 16) : y0;
  const ring: usize = load<i32>(TABLE + RING);
  const hidden: usize = load<i32>(FIRST, UNITS);
  const rowBytes = rowsOfPair() << 4;
  const pairs = scratch + PAIRS;
  const last = pairs + ((hidden - 1) >> 1) * (rowBytes + 16);
  const lastW2 = last + rowBytes;
  const rate = load<f64>(TABLE + LEARNING_RATE);
  const rates = f64x2.splat(rate);
  const lastRates = hidden & 1 ? f64x2.replace_lane(rates, 1, 0) : rates;
  const bias2: usize = load<i32>(SECOND, BIASES);
  const zero = f64x2.splat(0);

  // The first time round computes the activations only: with errors of 0 nothing changes.
  let made = -1;
  let d0 = zero;
  let d1 = zero;
  while (true) {
    const splat0 = low(d0);
    const splat1 = high(d0);
    const splat2 = low(d1);
    const splat3 = high(d1);
    let sums0 = zero;
    let sums1 = zero;
    let at = scratch + ACTIVATIONS;
    for (let pair = pairs; pair <= last; at += 64) {
      const r = pair == last ? lastRates : rates;
      const w2At = pair + rowBytes;
      const w2 = v128.load(w2At);
      const a0 = v128.load(at);
      const a1 = v128.load(at, 16);
      const b0 = v128.load(at, 32);
      const b1 = v128.load(at, 48);
      const wa = low(w2);
      const wb = high(w2);
      const da0 = f64x2.mul(plus(zero, wa, d0), slope<H>(a0));
      const db0 = f64x2.mul(plus(zero, wb, d0), slope<H>(b0));
      const da1 = f64x2.mul(plus(zero, wa, d1), slope<H>(a1));
      const db1 = f64x2.mul(plus(zero, wb, d1), slope<H>(b1));
      let g = plus(zero, v128.shuffle<f64>(a0, b0, 0, 2), splat0);
      g = plus(g, v128.shuffle<f64>(a0, b0, 1, 3), splat1);
      g = plus(g, v128.shuffle<f64>(a1, b1, 0, 2), splat2);
      g = plus(g, v128.shuffle<f64>(a1, b1, 1, 3), splat3);
      v128.store(w2At, f64x2.sub(w2, f64x2.mul(r, g)));
      const e0 = v128.shuffle<f64>(da0, db0, 0, 2);
      const e1 = v128.shuffle<f64>(da0, db0, 1, 3);
      const e2 = v128.shuffle<f64>(da1, db1, 0, 2);
      const e3 = v128.shuffle<f64>(da1, db1, 1, 3);
      let za0 = zero,
        za1 = zero,
        zb0 = zero,
        zb1 = zero;
      let x = scratch + SAMPLES;
      let s = scratch + SPLATS;
      do {
        let c = plus(zero, v128.load(s), e0);
        c = plus(c, v128.load(s, 16), e1);
        c = plus(c, v128.load(s, 32), e2);
        c = plus(c, v128.load(s, 48), e3);
        const w = f64x2.sub(v128.load(pair), f64x2.mul(r, c));
        v128.store(pair, w);
        const x0 = v128.load(x);
        const x1 = v128.load(x, 16);
        const wLow = low(w);
        const wHigh = high(w);
        za0 = plus(za0, wLow, x0);
        za1 = plus(za1, wLow, x1);
        zb0 = plus(zb0, wHigh, x0);
        zb1 = plus(zb1, wHigh, x1);
        x += 32;
        s += 64;
        pair += 16;
      } while (pair < w2At);
      pair += 16;
      v128.store(at, za0);
      v128.store(at, za1, 16);
      v128.store(at, zb0, 32);
      v128.store(at, zb1, 48);
    }
    at = scratch + ACTIVATIONS;
    // Apart from the loop above, so that no pair's z waits behind another's activations.
    for (let w2At = pairs + rowBytes; w2At <= lastW2; w2At += rowBytes + 16, at += 64) {
      const a0 = activated<H>(v128.load(at));
      const a1 = activated<H>(v128.load(at, 16));
      const b0 = activated<H>(v128.load(at, 32));
      const b1 = activated<H>(v128.load(at, 48));
      v128.store(at, a0);
      v128.store(at, a1, 16);
      v128.store(at, b0, 32);
      v128.store(at, b1, 48);
      const wa = v128.load_splat<f64>(w2At);
      const wb = v128.load_splat<f64>(w2At, 8);
      sums0 = plus(plus(sums0, wa, a0), wb, b0);
      sums1 = plus(plus(sums1, wa, a1), wb, b1);
    }
    if (bias2 != 0) {
      const b = load<f64>(bias2);
      const d = f64x2.extract_lane(d0, 0);
      let g: f64 = 0;
      g = g + d;
      g = g + f64x2.extract_lane(d0, 1);
      g = g + f64x2.extract_lane(d1, 0);
      g = g + f64x2.extract_lane(d1, 1);
      const next = b - rate * g;
      store<f64>(bias2, next);
      sums0 = f64x2.add(sums0, f64x2.splat(next));
      sums1 = f64x2.add(sums1, f64x2.splat(next));
    }
    const o0 = activated<O>(sums0);
    const o1 = activated<O>(sums1);
    const error0 = v128.and(f64x2.sub(o0, y0), mask0);
    const error1 = v128.and(f64x2.sub(o1, y1), mask1);
    d0 = v128.and(f64x2.mul(f64x2.mul(error0, errors), slope<O>(o0)), mask0);
    d1 = v128.and(f64x2.mul(f64x2.mul(error1, errors), slope<O>(o1)), mask1);
    const squares0 = f64x2.mul(error0, error0);
    const squares1 = f64x2.mul(error1, error1);
    let loss = f64x2.extract_lane(squares0, 0) + f64x2.extract_lane(squares0, 1);
    loss = loss + f64x2.extract_lane(squares1, 0);
    loss = (loss + f64x2.extract_lane(squares1, 1)) * factor;
    if (made >= 0) {
      store<f64>(ring + (made << 3), loss);
    }
    made += 1;
    // False for NaN.
    if (made == count || !(abs(loss) < Infinity) || (made > 0 && loss <= stopLoss)) {
      return made;
    }
  }
}
