import { ADAGRAD, ADAM, L2, MOMENTUM_METHOD, NESTEROV, RMSPROP } from "../codes";

// As engine/reference/optimizer.ts and regularization.ts, over the flat list of parameters.

/** Adds the penalty's gradient for `count` weights. */
export function addPenaltyGradient(
  kind: i32,
  rate: f64,
  weights: usize,
  gradient: usize,
  count: usize,
): void {
  const end = weights + (count << 3);
  for (; weights + 8 < end; weights += 16, gradient += 16) {
    const w = v128.load(weights);
    v128.store(
      gradient,
      f64x2.add(v128.load(gradient), f64x2.mul(f64x2.splat(rate), penaltySlope(kind, w))),
    );
  }
  if (weights < end) {
    const w = v128.load_zero<f64>(weights);
    const g = f64x2.add(
      v128.load_zero<f64>(gradient),
      f64x2.mul(f64x2.splat(rate), penaltySlope(kind, w)),
    );
    v128.store_lane<f64>(gradient, g, 0);
  }
}

@inline
function penaltySlope(kind: i32, w: v128): v128 {
  if (kind == L2) {
    return w;
  }
  const zero = f64x2.splat(0);
  const up = v128.and(f64x2.gt(w, zero), f64x2.splat(1));
  return v128.or(up, v128.and(f64x2.lt(w, zero), f64x2.splat(-1)));
}

/** What an optimiser does with one vector. Constants of a step are handed in. */
@inline
function moved(
  kind: i32,
  at: usize,
  gradient: usize,
  state1: usize,
  state2: usize,
  rate: v128,
  first: v128,
  fresh1: v128,
  second: v128,
  fresh2: v128,
  epsilon: v128,
  correction1: v128,
  correction2: v128,
): v128 {
  const w = v128.load(at);
  const g = v128.load(gradient);
  let direction = g;
  if (kind == MOMENTUM_METHOD) {
    direction = f64x2.add(f64x2.mul(first, v128.load(state1)), g);
    v128.store(state1, direction);
  } else if (kind == NESTEROV) {
    const v = f64x2.add(f64x2.mul(first, v128.load(state1)), g);
    v128.store(state1, v);
    direction = f64x2.add(g, f64x2.mul(first, v));
  } else if (kind == RMSPROP) {
    const s = f64x2.add(f64x2.mul(first, v128.load(state1)), f64x2.mul(fresh1, f64x2.mul(g, g)));
    v128.store(state1, s);
    direction = f64x2.div(g, f64x2.add(f64x2.sqrt(s), epsilon));
  } else if (kind == ADAGRAD) {
    const s = f64x2.add(v128.load(state1), f64x2.mul(g, g));
    v128.store(state1, s);
    direction = f64x2.div(g, f64x2.add(f64x2.sqrt(s), epsilon));
  } else if (kind == ADAM) {
    const m = f64x2.add(f64x2.mul(first, v128.load(state1)), f64x2.mul(fresh1, g));
    const v = f64x2.add(f64x2.mul(second, v128.load(state2)), f64x2.mul(fresh2, f64x2.mul(g, g)));
    v128.store(state1, m);
    v128.store(state2, v);
    const root = f64x2.sqrt(f64x2.mul(v, correction2));
    direction = f64x2.div(f64x2.mul(m, correction1), f64x2.add(root, epsilon));
  }
  return f64x2.sub(w, f64x2.mul(rate, direction));
}

/**
 * One update of `count` parameters. Every array has room for a whole last vector.
 * `first` is the momentum, the decay or beta1; the powers are those after this step.
 */
export function descend(
  kind: i32,
  parameters: usize,
  gradient: usize,
  state1: usize,
  state2: usize,
  count: usize,
  rate: f64,
  first: f64,
  second: f64,
  epsilon: f64,
  power1: f64,
  power2: f64,
): void {
  const rates = f64x2.splat(rate);
  const firsts = f64x2.splat(first);
  const fresh1 = f64x2.splat(1 - first);
  const seconds = f64x2.splat(second);
  const fresh2 = f64x2.splat(1 - second);
  const epsilons = f64x2.splat(epsilon);
  const correction1 = f64x2.splat(1 / (1 - power1));
  const correction2 = f64x2.splat(1 / (1 - power2));
  const end = parameters + (count << 3);
  for (; parameters + 8 < end; parameters += 16, gradient += 16, state1 += 16, state2 += 16) {
    v128.store(
      parameters,
      moved(
        kind,
        parameters,
        gradient,
        state1,
        state2,
        rates,
        firsts,
        fresh1,
        seconds,
        fresh2,
        epsilons,
        correction1,
        correction2,
      ),
    );
  }
  if (parameters < end) {
    const last = moved(
      kind,
      parameters,
      gradient,
      state1,
      state2,
      rates,
      firsts,
      fresh1,
      seconds,
      fresh2,
      epsilons,
      correction1,
      correction2,
    );
    v128.store_lane<f64>(parameters, last, 0);
  }
}

/** Whether all of `count` numbers are finite. */
export function areFinite(numbers: usize, count: usize): bool {
  // x - x is +0 for finite x and NaN for all others.
  let poison = f64x2.splat(0);
  const end = numbers + (count << 3);
  for (; numbers + 8 < end; numbers += 16) {
    const x = v128.load(numbers);
    poison = v128.or(poison, f64x2.sub(x, x));
  }
  if (numbers < end) {
    const x = v128.load_zero<f64>(numbers);
    poison = v128.or(poison, f64x2.sub(x, x));
  }
  return !v128.any_true(poison);
}
