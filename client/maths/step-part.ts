import { kinOf } from "#client/maths/kin.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import type { MathsStep } from "#client/maths/maths-step.ts";

/** More matrices in one step are shown parameter by parameter. */
const MOST_AT_ONCE = 8;

/** "W1", "b1", ...: what a step is split up into; empty where all of it is shown at once. */
export function partsOfStep(
  { entities }: Pick<MathsModel, "entities">,
  { kind, operands, results }: MathsStep,
): readonly string[] {
  if (kind !== "update" || operands.length + results.length <= MOST_AT_ONCE) {
    return [];
  }
  const kins = results.flatMap((id) => {
    const entity = entities.get(id);
    return entity === undefined ? [] : kinOf(entity);
  });
  return [...new Set(kins)];
}

/** What of a step is about one parameter, and what is about none. */
export function partOfStep(
  { entities }: Pick<MathsModel, "entities">,
  step: MathsStep,
  part: string,
): MathsStep {
  const isOf = (id: string | undefined | null) => {
    const found = id === undefined || id === null ? undefined : entities.get(id);
    return found === undefined || kinOf(found) === part;
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
