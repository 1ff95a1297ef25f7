import type { Samples } from "#engine/data/dataset.ts";
import { type Matrix, zeros } from "#engine/matrix.ts";
import { networkLayers } from "#engine/network.ts";
import { type CheckedComponent, GradientCheck } from "#engine/reference/gradient-check.ts";
import { Passes } from "#engine/reference/passes.ts";
import { type RuleShape, ruleMisfit } from "#engine/reference/update-rule.ts";
import type { TrainingSettings, UpdateRule } from "#engine/settings.ts";

/** Rows x columns. */
export type Shape = readonly [rows: number, columns: number];

/** Can the rule's result be formed, and added to W without broadcasting? */
export interface ShapeVerdict {
  readonly weights: Shape;
  /** Of the rule's result by numpy; null where numpy cannot form it either. */
  readonly update: Shape | null;
  /** Why it does not fit, in words; null when it does. */
  readonly misfit: string | null;
  /** What `W = W - update` makes of W in numpy, without a word; null where it raises an error. */
  readonly broadcast: Shape | null;
  /** Whether `W -= update` runs in numpy: W keeps its shape, whatever is broadcast into it. */
  readonly runsInPlace: boolean;
}

/** Does the update equal the numeric gradient? */
export interface GradientVerdict {
  readonly components: readonly CheckedComponent[];
  /** Of those that do not agree: around 0 the sign of a difference is chance. */
  readonly wrongSigns: number;
  readonly worstError: number;
  /** Of the angle between update and numeric gradient; null when either is 0. */
  readonly cosine: number | null;
}

/** Is the update the same when the samples come in another order? */
export interface OrderVerdict {
  readonly isUnchanged: boolean;
  /** The largest difference of a component. */
  readonly worstChange: number;
  readonly original: Matrix;
  readonly reordered: Matrix;
}

/** The shape of a rule's result in numpy, where a∘delta and W - update are broadcast. */
export function shapeVerdict(rule: UpdateRule, shape: RuleShape): ShapeVerdict {
  const weights: Shape = [shape.inputs, shape.units];
  const update = updateShape(rule, shape);
  const broadcast = update === null ? null : broadcastShape(weights, update);
  return {
    weights,
    update,
    misfit: ruleMisfit(rule, shape),
    broadcast,
    runsInPlace: broadcast?.[0] === weights[0] && broadcast[1] === weights[1],
  };
}

function updateShape(rule: UpdateRule, { samples, inputs, units }: RuleShape): Shape | null {
  switch (rule) {
    case "gradient":
      return [inputs, units];
    case "delta-only":
      return [samples, units];
    case "elementwise":
      return broadcastShape([samples, inputs], [samples, units]);
    case "transposed":
      return [units, inputs];
  }
}

/** The shape of `left - right` in numpy; null where it raises an error. */
function broadcastShape(left: Shape, right: Shape): Shape | null {
  const rows = broadcastSize(left[0], right[0]);
  const columns = broadcastSize(left[1], right[1]);
  return rows === null || columns === null ? null : [rows, columns];
}

/** @see numpy's "Broadcasting": sizes are equal, or one of them is 1. */
function broadcastSize(left: number, right: number): number | null {
  if (left === right || right === 1) {
    return left;
  }
  return left === 1 ? right : null;
}

/** Where a bench looks: a network at one step, the batch of that step, and a layer from 1. */
export interface BenchPlace {
  readonly settings: TrainingSettings;
  readonly samples: Samples;
  readonly parameters: Float64Array;
  readonly layer: number;
}

/**
 * Compares the rule's update of W, without penalty, with the numeric gradient of the data loss.
 *
 * @throws {RangeError} when the rule does not fit the shapes.
 */
export function gradientVerdict(rule: UpdateRule, place: BenchPlace): GradientVerdict {
  const comparison = new RuleComparison(rule, place);
  comparison.advance(comparison.count);
  return comparison.verdict;
}

/** The same, weight by weight: each costs two forward passes. A worker advances it in slices. */
export class RuleComparison {
  readonly #check: GradientCheck;
  readonly #update: Float64Array;
  readonly #weightsAt: number;
  readonly #components: CheckedComponent[] = [];

  /** @throws {RangeError} when the rule does not fit the shapes. */
  constructor(rule: UpdateRule, place: BenchPlace) {
    const { settings, samples, parameters } = place;
    this.#update = updateOf(rule, place, samples).update.data;
    this.#check = new GradientCheck(settings, samples, parameters, { kind: "none", rate: 0 });
    this.#weightsAt = layerOf(place).weightsAt;
  }

  /** How many weights the layer has. */
  get count(): number {
    return this.#update.length;
  }

  get isOver(): boolean {
    return this.#components.length >= this.count;
  }

  /** Of the weights compared so far, from the first one on. */
  get verdict(): GradientVerdict {
    const components = this.#components.slice();
    return {
      components,
      wrongSigns: components.filter(hasWrongSign).length,
      worstError: components.reduce(
        (worst, { relativeError }) => Math.max(worst, relativeError),
        0,
      ),
      cosine: cosineOf(components),
    };
  }

  /** Compares at most `most` weights further. */
  advance(most: number): void {
    const until = Math.min(this.count, this.#components.length + most);
    for (let i = this.#components.length; i < until; i++) {
      this.#components.push(this.#check.check(this.#weightsAt + i, this.#update[i] ?? 0));
    }
  }
}

function hasWrongSign({ verdict, claimed, numeric }: CheckedComponent): boolean {
  return verdict !== "agrees" && Math.sign(claimed) * Math.sign(numeric) < 0;
}

/**
 * Computes the update again with the samples in another order.
 *
 * @param order places of the samples in their new order.
 * @throws {RangeError} when the rule does not fit the shapes.
 */
export function orderVerdict(
  rule: UpdateRule,
  place: BenchPlace,
  order: readonly number[],
): OrderVerdict {
  const original = updateOf(rule, place, place.samples);
  const reordered = updateOf(rule, place, samplesInOrder(place.samples, order));
  const worstChange = original.update.data.reduce(
    (worst, value, i) => Math.max(worst, Math.abs(value - (reordered.update.data[i] ?? 0))),
    0,
  );
  return {
    isUnchanged: worstChange <= original.rounding,
    worstChange,
    original: original.update,
    reordered: reordered.update,
  };
}

function layerOf({ settings, layer }: BenchPlace) {
  const found = networkLayers(settings)[layer - 1];
  if (found === undefined) {
    throw new RangeError(`the network has no layer ${layer}`);
  }
  return found;
}

interface RuleUpdate {
  /** What the rule puts in the place of dC/dW. Shapes: W's, fresh. */
  readonly update: Matrix;
  /** How far two orders of the same sum may lie apart: n u sum |a| |delta|, generously. */
  readonly rounding: number;
}

function updateOf(rule: UpdateRule, place: BenchPlace, samples: Samples): RuleUpdate {
  const { inputs, units, number } = layerOf(place);
  const count = samples.inputs.rows;
  const misfit = ruleMisfit(rule, { samples: count, inputs, units });
  if (misfit !== null) {
    throw new RangeError(misfit);
  }
  const passes = new Passes(place.settings, samples, place.parameters);
  passes.forward();
  passes.backward(rule === "gradient" ? "gradient" : { layer: number, rule });
  const layer = passes.layers[number - 1];
  if (layer === undefined) {
    throw new RangeError(`the network has no layer ${number}`);
  }
  return {
    update: { rows: inputs, cols: units, data: layer.weightUpdate.slice() },
    rounding: count * count * Number.EPSILON * largestOf(layer.input) * largestOf(layer.delta),
  };
}

function largestOf(numbers: Float64Array): number {
  return numbers.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

/** The same samples in another order. Shapes: as `samples`, fresh. */
export function samplesInOrder(samples: Samples, order: readonly number[]): Samples {
  return {
    inputs: rowsInOrder(samples.inputs, order),
    targets: rowsInOrder(samples.targets, order),
  };
}

function rowsInOrder(matrix: Matrix, order: readonly number[]): Matrix {
  const { cols, data } = matrix;
  const result = zeros(order.length, cols);
  for (const [to, from] of order.entries()) {
    result.data.set(data.subarray(from * cols, (from + 1) * cols), to * cols);
  }
  return result;
}

function cosineOf(components: readonly CheckedComponent[]): number | null {
  let product = 0;
  let claimedSquares = 0;
  let numericSquares = 0;
  for (const { claimed, numeric } of components) {
    product += claimed * numeric;
    claimedSquares += claimed * claimed;
    numericSquares += numeric * numeric;
  }
  const lengths = Math.sqrt(claimedSquares) * Math.sqrt(numericSquares);
  const cosine = product / lengths;
  return Number.isFinite(cosine) ? cosine : null;
}
