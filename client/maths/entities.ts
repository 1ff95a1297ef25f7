import type { AxisPair } from "#client/maths/axis.ts";
import type { Entity, EntityKind } from "#client/maths/entity.ts";
import { type EntitySource, negated } from "#client/maths/entity-source.ts";
import { parameterEntities } from "#client/maths/parameter-entities.ts";
import type { Matrix } from "#engine/matrix.ts";
import type { LayerExplanation } from "#engine/reference/explanation.ts";
import { isCrossEntropy } from "#engine/reference/loss.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** The look of an entity without its numbers. */
type Names = Pick<Entity, "id" | "name" | "tex" | "numpy" | "spoken">;

/** Every matrix of the iteration by its id, in the order of the computation, layer by layer. */
export function entitiesOf(source: EntitySource): ReadonlyMap<string, Entity> {
  const { explanation, axes, settings } = source;
  const { layers, targets } = explanation;
  const [inputs] = axes.widths;
  const outputs = axes.widths.at(-1);
  const [first] = layers;
  if (inputs === undefined || outputs === undefined || first === undefined) {
    throw new RangeError("a network without layers");
  }
  const dataNames = (letter: string): Names => ({
    id: letter,
    name: letter,
    tex: letter,
    numpy: letter,
    spoken: letter,
  });
  const entities: Entity[] = [
    {
      ...dataNames("X"),
      kind: "inputs",
      layer: 0,
      axes: { rows: axes.samples, cols: inputs },
      matrix: first.input,
    },
    {
      ...dataNames("Y"),
      kind: "targets",
      layer: 0,
      axes: { rows: axes.samples, cols: outputs },
      matrix: targets,
    },
    ...layers.flatMap((layer) => [
      ...sampleEntities(layer, source, isTopUnderCrossEntropy(layer, settings)),
      ...parameterEntities(layer, source),
    ]),
  ];
  return new Map(entities.map((entity) => [entity.id, entity]));
}

function isTopUnderCrossEntropy({ number }: LayerExplanation, settings: TrainingSettings): boolean {
  return number === settings.layers.length && isCrossEntropy(settings.loss);
}

/** z, a, slope, e and delta: one row for each sample. */
function sampleEntities(
  layer: LayerExplanation,
  { axes, convention }: EntitySource,
  isErrorLeftOut: boolean,
): readonly Entity[] {
  const { number, preActivation, output, slope, error, delta } = layer;
  const cols = axes.widths[number];
  if (cols === undefined) {
    throw new RangeError(`no axis for layer ${number}`);
  }
  const pair: AxisPair = { rows: axes.samples, cols };
  const signed = (matrix: Matrix) => (convention === "add" ? negated(matrix) : matrix);
  const entity = (kind: EntityKind, names: Names, matrix: Matrix): Entity => ({
    ...names,
    kind,
    layer: number,
    axes: pair,
    matrix,
  });
  return [
    entity("pre-activation", plain("z", number), preActivation),
    entity("output", plain("a", number), output),
    ...(isErrorLeftOut ? [] : [entity("error", plain("e", number), signed(error))]),
    ...(slope === null ? [] : [entity("slope", slopeNames(number), slope)]),
    entity("delta", deltaNames(number), signed(delta)),
  ];
}

function plain(letter: string, number: number): Names {
  const name = `${letter}${number}`;
  return {
    id: name,
    name,
    tex: `${letter}_{${number}}`,
    numpy: name,
    spoken: `${letter} ${number}`,
  };
}

function slopeNames(number: number): Names {
  return {
    id: `slope${number}`,
    name: `f′(z${number})`,
    tex: `f_{${number}}'(z_{${number}})`,
    numpy: `slope${number}`,
    spoken: `slope ${number}`,
  };
}

function deltaNames(number: number): Names {
  return {
    id: `delta${number}`,
    name: `δ${number}`,
    tex: `\\delta_{${number}}`,
    numpy: `delta${number}`,
    spoken: `delta ${number}`,
  };
}
