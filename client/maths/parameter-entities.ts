import type { AxisPair } from "#client/maths/axis.ts";
import type { Entity, EntityKind } from "#client/maths/entity.ts";
import { type EntitySource, negated } from "#client/maths/entity-source.ts";
import {
  appliedName,
  directionName,
  gradientName,
  momentNames,
} from "#client/numpy/numpy-names.ts";
import type { Matrix } from "#engine/matrix.ts";
import { networkLayers } from "#engine/network.ts";
import type { LayerExplanation } from "#engine/reference/explanation.ts";

/** W or b of a layer, with all that the update makes of it. */
interface ParameterNumbers {
  /** "W2". */
  readonly name: string;
  readonly letter: "W" | "b";
  readonly number: number;
  readonly axes: AxisPair;
  readonly value: Matrix;
  /** dC/dW, whatever the rule says. */
  readonly gradient: Matrix;
  readonly applied: Matrix;
  readonly penalty: Matrix | null;
  readonly direction: Matrix;
  readonly oldMoments: readonly Matrix[];
  readonly moments: readonly Matrix[];
  readonly next: Matrix;
}

/** W, dW, ... and b, db, ... of a layer: what stands behind one name is left out a second time. */
export function parameterEntities(
  layer: LayerExplanation,
  source: EntitySource,
): readonly Entity[] {
  const parameters = [weightNumbers(layer, source), biasNumbers(layer, source)];
  return parameters.flatMap((numbers) =>
    numbers === null ? [] : entitiesOfParameter(numbers, layer, source),
  );
}

function weightNumbers(layer: LayerExplanation, source: EntitySource): ParameterNumbers {
  const { number } = layer;
  const { hyperParameters, axes } = source;
  const [rows, cols] = [axes.widths[number - 1], axes.widths[number]];
  if (rows === undefined || cols === undefined) {
    throw new RangeError(`no axes for layer ${number}`);
  }
  return {
    name: `W${number}`,
    letter: "W",
    number,
    axes: { rows, cols },
    value: layer.weights,
    gradient: layer.weightGradient,
    applied: layer.appliedUpdate,
    penalty: hyperParameters.regularization.kind === "none" ? null : layer.penaltyGradient,
    direction: layer.weightDirection,
    oldMoments: oldMoments(layer, source, "W"),
    moments: layer.weightMoments,
    next: layer.nextWeights,
  };
}

function biasNumbers(layer: LayerExplanation, source: EntitySource): ParameterNumbers | null {
  const { number, biases } = layer;
  const cols = source.axes.widths[number];
  if (biases.cols === 0 || cols === undefined) {
    return null;
  }
  return {
    name: `b${number}`,
    letter: "b",
    number,
    axes: { rows: source.axes.single, cols },
    value: biases,
    gradient: layer.biasGradient,
    applied: layer.biasGradient,
    penalty: null,
    direction: layer.biasDirection,
    oldMoments: oldMoments(layer, source, "b"),
    moments: layer.biasMoments,
    next: layer.nextBiases,
  };
}

/** v, s, or m and v before the update: the explanation has only those after it. */
function oldMoments(
  { number, weights, weightMoments }: LayerExplanation,
  { settings, optimizerState, explanation }: EntitySource,
  letter: "W" | "b",
): readonly Matrix[] {
  const layers = networkLayers(settings);
  const layer = layers[number - 1];
  const count = layers[explanation.layers.length - 1]?.end ?? 0;
  if (layer === undefined) {
    return [];
  }
  const afterWeights = layer.weightsAt + weights.data.length;
  const [from, to] = letter === "W" ? [layer.weightsAt, afterWeights] : [afterWeights, layer.end];
  const rows = letter === "W" ? weights.rows : 1;
  return weightMoments.map((_, group) => ({
    rows,
    cols: (to - from) / rows,
    data: optimizerState.slice(group * count + from, group * count + to),
  }));
}

type Look = Partial<Pick<Entity, "name" | "numpy">>;

/** Fills in what all entities of one parameter have in common. */
function makerOf({ number, axes }: ParameterNumbers) {
  return (
    kind: EntityKind,
    id: string,
    [tex, spoken]: readonly [tex: string, spoken: string],
    matrix: Matrix,
    look: Look = {},
  ): Entity => ({
    ...{ id, kind, layer: number, name: id, tex, numpy: id, spoken, axes, matrix },
    ...look,
  });
}

function entitiesOfParameter(
  numbers: ParameterNumbers,
  layer: LayerExplanation,
  source: EntitySource,
): readonly Entity[] {
  const { name, letter, number } = numbers;
  const entity = makerOf(numbers);
  const symbol = `${letter}_{${number}}`;
  const said = `${letter} ${number}`;
  return [
    entity(letter === "W" ? "weights" : "biases", name, [symbol, said], numbers.value),
    ...gradientEntities(numbers, layer, source, symbol),
    ...optimizerEntities(numbers, layer, source, symbol),
    entity("next", `next${name}`, [`${symbol}^{\\text{new}}`, `new ${said}`], numbers.next, {
      name: `${name} new`,
      numpy: name,
    }),
  ];
}

/** dW; what a wrong rule puts in its place; the penalty's part and the sum with it. */
function gradientEntities(
  numbers: ParameterNumbers,
  { rule }: LayerExplanation,
  { hyperParameters, convention }: EntitySource,
  symbol: string,
): readonly Entity[] {
  const { name, letter, number, penalty } = numbers;
  const entity = makerOf(numbers);
  const said = `${letter} ${number}`;
  const signed = signedBy(convention);
  const applied = appliedName(name, rule);
  const d = entity(
    "gradient",
    `d${name}`,
    [`\\mathrm{d}${symbol}`, `d ${said}`],
    signed(numbers.gradient),
  );
  const wrong = entity(
    "rule-update",
    applied,
    [`r_{${symbol}}`, `r of ${said}`],
    signed(numbers.applied),
  );
  const found = applied === d.id ? [d] : [d, wrong];
  if (penalty === null) {
    return found;
  }
  const isL1 = hyperParameters.regularization.kind === "l1";
  const tex = isL1 ? `\\lambda\\operatorname{sign}(${symbol})` : `\\lambda ${symbol}`;
  return [
    ...found,
    entity("penalty-gradient", `penalty${name}`, [tex, `penalty of ${said}`], penalty, {
      name: `penalty of ${name}`,
      numpy: `penalty_rate * ${isL1 ? `np.sign(${name})` : name}`,
    }),
    entity(
      "total-gradient",
      `g${name}`,
      [`g_{${symbol}}`, `g of ${said}`],
      signed(totalOf(numbers)),
    ),
  ];
}

/** The optimiser's own numbers before and after the update, and what the rate multiplies. */
function optimizerEntities(
  numbers: ParameterNumbers,
  { rule }: LayerExplanation,
  { settings, hyperParameters, convention }: EntitySource,
  symbol: string,
): readonly Entity[] {
  const { name, letter, number } = numbers;
  const { kind } = settings.optimizer;
  const entity = makerOf(numbers);
  const signed = signedBy(convention);
  const direction = directionName(
    kind,
    name,
    gradientName(name, rule, hyperParameters.regularization),
  );
  const moments = momentNames(kind, name).flatMap((id, i) => {
    const [before, after] = [numbers.oldMoments[i], numbers.moments[i]];
    if (before === undefined || after === undefined) {
      return [];
    }
    // Squares have no sign: s, and Adam's v.
    const isSquare = id.startsWith("s") || (kind === "adam" && id.startsWith("v"));
    const shown = isSquare ? (matrix: Matrix) => matrix : signed;
    const tex = `${id.charAt(0)}_{${symbol}}`;
    const said = `${id.charAt(0)} of ${letter} ${number}`;
    const look = { name: `${id} before`, numpy: id };
    return [
      entity(
        "old-moment",
        `old${id}`,
        [`${tex}^{\\text{old}}`, `${said} before`],
        shown(before),
        look,
      ),
      entity("moment", id, [tex, said], shown(after)),
    ];
  });
  const p = [`p_{${symbol}}`, `p of ${letter} ${number}`] as const;
  return direction === `p${name}`
    ? [...moments, entity("direction", direction, p, signed(numbers.direction))]
    : moments;
}

function signedBy(convention: EntitySource["convention"]): (matrix: Matrix) => Matrix {
  return convention === "add" ? negated : (matrix) => matrix;
}

/** What the optimiser gets: the same sum as in the engine. */
function totalOf({ applied, penalty }: ParameterNumbers): Matrix {
  return { ...applied, data: applied.data.map((value, i) => value + (penalty?.data[i] ?? 0)) };
}
