import { z } from "zod";
import type { RunChange } from "#engine/run-events.ts";
import { LIMITS } from "#protocol/limits.ts";
import {
  batchSchema,
  learningRateSchema,
  memorySchema,
  regularizationSchema,
  stopSchema,
  updateRuleSchema,
} from "#protocol/settings-hyper-parameters.ts";
import { chosenBy, finiteNumber } from "#protocol/settings-schemas.ts";

/** What a weight or bias may be set to by hand. */
export const parameterValueSchema = finiteNumber.min(-LIMITS.magnitude).max(LIMITS.magnitude);

/** The name of one weight or bias, 1-based as on screen: `W2[3][1]`, `b1[4]`. */
export const parameterNameSchema = z
  .string()
  .max(LIMITS.parameterNameCharacters)
  .regex(/^(?:W[1-9]\d*\[[1-9]\d*\]|b[1-9]\d*)\[[1-9]\d*\]$/, {
    error: 'is no name of a weight or bias: use one like "W2[3][1]" or "b1[4]"',
  });

const KINDS = [
  "set-learning-rate",
  "set-momentum",
  "set-regularization",
  "set-batch",
  "set-update-rule",
  "set-parameter",
  "set-stop",
] as const satisfies readonly RunChange["kind"][];

/** What may change inside a run, by itself: `changeFault` says whether it fits a run. */
export const runChangeSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("set-learning-rate"), value: learningRateSchema }),
    z.strictObject({ kind: z.literal("set-momentum"), value: memorySchema }),
    z.strictObject({
      kind: z.literal("set-regularization"),
      regularization: regularizationSchema,
    }),
    z.strictObject({ kind: z.literal("set-batch"), batch: batchSchema }),
    z.strictObject({ kind: z.literal("set-update-rule"), updateRule: updateRuleSchema }),
    z.strictObject({
      kind: z.literal("set-parameter"),
      parameter: parameterNameSchema,
      value: parameterValueSchema,
    }),
    z.strictObject({ kind: z.literal("set-stop"), stop: stopSchema }),
  ],
  chosenBy("kind", KINDS),
) satisfies z.ZodType<RunChange>;
