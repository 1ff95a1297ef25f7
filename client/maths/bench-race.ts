import type { Bench } from "#client/maths/bench.ts";
import type { RuleShapes } from "#client/maths/rule-shapes.ts";
import { RuleRace } from "#engine/rule-race.ts";
import type { Engine } from "#engine/training.ts";

/**
 * The training under a rule beside the right one, from the bench's initial weights; null where the
 * rule cannot be formed on all samples at once. A worker advances it in slices.
 */
export function benchRace(
  engine: Engine,
  { settings, dataset }: Bench,
  shapes: Pick<RuleShapes, "rule" | "verdict">,
  layer: number,
  steps: number,
): RuleRace | null {
  const { rule, verdict } = shapes;
  if (verdict.misfit !== null) {
    return null;
  }
  const full = { ...settings, batch: "full" as const };
  const updateRule = rule === "gradient" ? rule : { layer, rule };
  return new RuleRace(engine, full, dataset, updateRule, steps);
}
