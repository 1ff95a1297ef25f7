import { z } from "zod";
import {
  ACTIVATIONS,
  DRAWN_SCHEMES,
  FEATURES,
  type GivenInitial,
  LOSSES,
  type TrainingSettings,
} from "#engine/settings.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import { crossFault } from "#protocol/settings-checks.ts";
import { dataSchema } from "#protocol/settings-data.ts";
import { describeIssue, firstFault, pathText } from "#protocol/settings-faults.ts";
import {
  batchSchema,
  regularizationSchema,
  stopSchema,
  updateRuleSchema,
} from "#protocol/settings-hyper-parameters.ts";
import { parseMatrices, parseRows } from "#protocol/settings-numbers.ts";
import { optimizerSchema } from "#protocol/settings-optimizer.ts";
import {
  addFault,
  chosenBy,
  finiteNumber,
  listOf,
  numbers,
  seedSchema,
  wholeNumber,
} from "#protocol/settings-schemas.ts";

const layer = z.strictObject({
  units: wholeNumber(1, LIMITS.unitsPerLayer),
  activation: z.enum(ACTIVATIONS),
});

const RANDOM_SCHEMES = DRAWN_SCHEMES.filter((scheme) => scheme !== "zeros");

const initial = z.discriminatedUnion(
  "scheme",
  [
    z.strictObject({ scheme: z.enum(RANDOM_SCHEMES), seed: seedSchema }),
    // Zeros draw nothing, so their seed means nothing.
    z.strictObject({ scheme: z.literal("zeros"), seed: seedSchema.default(1) }),
    z.strictObject({
      scheme: z.literal("given"),
      weights: numbers(parseMatrices),
      biases: numbers(parseRows).default([]),
    }),
  ],
  chosenBy("scheme", [...DRAWN_SCHEMES, "given"]),
);

const documentSchema = z.strictObject({
  version: z.literal(1),
  data: dataSchema,
  testShare: finiteNumber.min(LIMITS.testShare.min).max(LIMITS.testShare.max).default(0),
  splitSeed: seedSchema.default(1),
  features: listOf(z.enum(FEATURES), 1, FEATURES.length).optional(),
  layers: listOf(layer, 1, LIMITS.hiddenLayers + 1),
  bias: z.boolean(),
  initial,
  loss: z.enum(LOSSES),
  optimizer: optimizerSchema,
  regularization: regularizationSchema.default({ kind: "none", rate: 0 }),
  batch: batchSchema.default("full"),
  updateRule: updateRuleSchema.default("gradient"),
  stop: stopSchema,
});

/**
 * The one gate for settings documents: socket, database, command line and links parse here.
 * Missing optional keys are filled in, unknown keys refused.
 */
const settingsSchema = documentSchema.transform((document, context): TrainingSettings => {
  const settings = { ...document, initial: withBiases(document) };
  const fault = crossFault(settings);
  if (fault !== null) {
    addFault(context, fault, document);
    return z.NEVER;
  }
  return settings;
}) satisfies z.ZodType<TrainingSettings>;

/**
 * The settings, or the first fault with its path. Never throws, whatever comes. What depends on
 * the rows of a stored table is checked when the document comes with the table in its place.
 */
export function parseSettings(document: unknown): Result<TrainingSettings> {
  const parsed = settingsSchema.safeParse(document, { error: describeIssue });
  if (parsed.success) {
    return ok(parsed.data);
  }
  const { path, message } = firstFault(parsed.error);
  return refuse("invalid-settings", message, pathText(path));
}

/** Biases that nobody gave are 0, and absent in a network without them. */
function withBiases(document: z.output<typeof documentSchema>): TrainingSettings["initial"] {
  const { initial: weights, layers, bias } = document;
  if (weights.scheme !== "given" || weights.biases.length > 0) {
    return weights;
  }
  const biases: GivenInitial["biases"] = layers.map(({ units }) =>
    bias ? Array.from({ length: units }, () => 0) : [],
  );
  return { ...weights, biases };
}
