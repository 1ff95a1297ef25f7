import { z } from "zod";
import { REGULARIZATIONS, UPDATE_RULES } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { shown } from "#protocol/settings-faults.ts";
import { chosenBy, finiteNumber, seedSchema, wholeNumber } from "#protocol/settings-schemas.ts";

/** The parts of a settings document that events may change while a run trains. */

const WRONG_RULES = UPDATE_RULES.filter((rule) => rule !== "gradient");

export const learningRateSchema = finiteNumber
  .min(LIMITS.learningRate.min)
  .max(LIMITS.learningRate.max);

/** How much of the past is kept: momentum, decay, beta1 and beta2. */
export const memorySchema = finiteNumber.min(LIMITS.memory.min).lt(LIMITS.memory.below);

const rate = finiteNumber.min(LIMITS.regularizationRate.min).max(LIMITS.regularizationRate.max);

export const regularizationSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("none"),
      rate: z
        .literal(0, {
          error: ({ input }) => `${shown(input)} is not allowed: without regularization it is 0`,
        })
        .overwrite(() => 0)
        .default(0),
    }),
    z.strictObject({ kind: z.enum(["l1", "l2"]), rate }),
  ],
  chosenBy("kind", REGULARIZATIONS),
);

export const batchSchema = z.union(
  [
    z.literal("full"),
    z.strictObject({ size: wholeNumber(1, LIMITS.tableCells), seed: seedSchema.default(1) }),
  ],
  { error: ({ input }) => `${shown(input)} is not allowed: use "full" or {size, seed}` },
);

export const updateRuleSchema = z.union(
  [
    z.literal("gradient"),
    z.strictObject({
      layer: wholeNumber(1, LIMITS.hiddenLayers + 1),
      rule: z.enum(WRONG_RULES),
    }),
  ],
  { error: ({ input }) => `${shown(input)} is not allowed: use "gradient" or {layer, rule}` },
);

export const stopSchema = z.strictObject({
  steps: wholeNumber(1, LIMITS.steps),
  loss: finiteNumber.min(0).max(LIMITS.magnitude).optional(),
});
