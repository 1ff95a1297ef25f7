import type { MathsModel } from "#client/maths/maths-model.ts";
import type { MathsStep } from "#client/maths/maths-step.ts";

/** More matrices in one step are shown layer by layer. */
const MOST_AT_ONCE = 8;

/** The layers among which a step is split up; empty where all of it is shown at once. */
export function layersOfStep(
  { settings }: Pick<MathsModel, "settings">,
  { kind, operands, results }: MathsStep,
): readonly number[] {
  const isSplit =
    kind === "update" &&
    settings.layers.length > 1 &&
    operands.length + results.length > MOST_AT_ONCE;
  return isSplit ? settings.layers.map((_, i) => i + 1) : [];
}

/** What of a step is about one layer, and what is about none. */
export function partOfLayer(
  { entities }: Pick<MathsModel, "entities">,
  step: MathsStep,
  layer: number,
): MathsStep {
  const isOf = (id: string | undefined | null) => {
    const found = id === undefined || id === null ? undefined : entities.get(id);
    return found === undefined || found.layer === layer;
  };
  return {
    ...step,
    formulas: step.formulas.filter((formula) => isOf(/entity=(\w+)/.exec(formula)?.[1])),
    numpy: step.numpy.filter(({ tokens }) =>
      isOf(tokens.find(({ entity }) => entity !== null)?.entity),
    ),
    operands: step.operands.filter(isOf),
    results: step.results.filter(isOf),
  };
}
