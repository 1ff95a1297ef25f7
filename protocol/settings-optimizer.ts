import { z } from "zod";
import { OPTIMIZERS } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { learningRateSchema, memorySchema } from "#protocol/settings-hyper-parameters.ts";
import { chosenBy, finiteNumber } from "#protocol/settings-schemas.ts";

const learningRate = learningRateSchema;
const epsilon = finiteNumber.gt(LIMITS.epsilon.above).max(LIMITS.epsilon.max);

/** The optimisers; constants that nobody gave are those of numerics: .9, .999, 1e-8, 1e-10. */
export const optimizerSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("sgd"), learningRate }),
    z.strictObject({
      kind: z.literal("momentum"),
      learningRate,
      momentum: memorySchema.default(0.9),
    }),
    z.strictObject({
      kind: z.literal("nesterov"),
      learningRate,
      momentum: memorySchema.default(0.9),
    }),
    z.strictObject({
      kind: z.literal("rmsprop"),
      learningRate,
      decay: memorySchema.default(0.9),
      epsilon: epsilon.default(1e-8),
    }),
    z.strictObject({
      kind: z.literal("adagrad"),
      learningRate,
      epsilon: epsilon.default(1e-10),
    }),
    z.strictObject({
      kind: z.literal("adam"),
      learningRate,
      beta1: memorySchema.default(0.9),
      beta2: memorySchema.default(0.999),
      epsilon: epsilon.default(1e-8),
    }),
  ],
  chosenBy("kind", OPTIMIZERS),
);
