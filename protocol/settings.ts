import { z } from "zod";
import {
  ACTIVATIONS,
  DRAWN_SCHEMES,
  type GivenInitial,
  LOSSES,
  type TrainingSettings,
  UPDATE_RULES,
} from "#engine/settings.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import { crossFault } from "#protocol/settings-checks.ts";
import { describeIssue, firstFault, oneOf, pathText, shown } from "#protocol/settings-faults.ts";
import { type Parsed, parseMatrices, parseRows } from "#protocol/settings-numbers.ts";

const WRONG_RULES = UPDATE_RULES.filter((rule) => rule !== "gradient");

/** Long lists of numbers are read by hand: zod would collect a fault for every one of them. */
const numbers = <T>(parse: (value: unknown) => Parsed<T>) =>
  z.unknown().transform((value, context): T => {
    const parsed = parse(value);
    if ("fault" in parsed) {
      const { message, path } = parsed.fault;
      context.issues.push({ code: "custom", message, path: [...path], input: value });
      return z.NEVER;
    }
    return parsed.value;
  });

const wholeNumber = (min: number, max: number) => z.number().min(min).max(max).int();
const seed = wholeNumber(0, LIMITS.seed);

const columnNames = z
  .array(
    z
      .string()
      .min(1)
      .max(LIMITS.columnNameCharacters)
      .refine((name) => name.trim() !== "", "a name of spaces alone is not allowed"),
  )
  .min(1)
  .max(LIMITS.tableColumns);

const data = z.strictObject({
  kind: z.literal("table"),
  inputs: columnNames,
  outputs: columnNames,
  rows: numbers(parseRows),
  scaling: z.literal("none").default("none"),
});

const layer = z.strictObject({
  units: wholeNumber(1, LIMITS.unitsPerLayer),
  activation: z.enum(ACTIVATIONS),
});

const initial = z.discriminatedUnion(
  "scheme",
  [
    z.strictObject({ scheme: z.enum(DRAWN_SCHEMES), seed }),
    z.strictObject({
      scheme: z.literal("given"),
      weights: numbers(parseMatrices),
      biases: numbers(parseRows).default([]),
    }),
  ],
  { error: (issue) => (issue.code === "invalid_union" ? unknownScheme(issue.input) : undefined) },
);

const documentSchema = z.strictObject({
  version: z.literal(1),
  data,
  testShare: z.literal(0).default(0),
  splitSeed: seed.default(1),
  layers: z
    .array(layer)
    .min(1)
    .max(LIMITS.hiddenLayers + 1),
  bias: z.boolean(),
  initial,
  loss: z.enum(LOSSES),
  optimizer: z.strictObject({
    kind: z.literal("sgd"),
    learningRate: z.number().min(LIMITS.learningRate.min).max(LIMITS.learningRate.max),
  }),
  regularization: z
    .strictObject({ kind: z.literal("none"), rate: z.literal(0).default(0) })
    .default({ kind: "none", rate: 0 }),
  batch: z.literal("full").default("full"),
  updateRule: z
    .union(
      [
        z.literal("gradient"),
        z.strictObject({
          layer: wholeNumber(1, LIMITS.hiddenLayers + 1),
          rule: z.enum(WRONG_RULES),
        }),
      ],
      { error: (issue) => `${shown(issue.input)} is not allowed: use "gradient" or {layer, rule}` },
    )
    .default("gradient"),
  stop: z.strictObject({
    steps: wholeNumber(1, LIMITS.steps),
    loss: z.number().min(0).max(LIMITS.magnitude).optional(),
  }),
});

/**
 * The one gate for settings documents: socket, database, command line and links parse here.
 * Missing optional keys are filled in, unknown keys refused.
 */
const settingsSchema = documentSchema.transform((document, context): TrainingSettings => {
  const settings = { ...document, initial: withBiases(document) };
  const fault = crossFault(settings);
  if (fault !== null) {
    const { message, path } = fault;
    context.issues.push({ code: "custom", message, path: [...path], input: document });
    return z.NEVER;
  }
  return settings;
}) satisfies z.ZodType<TrainingSettings>;

/** The settings, or the first fault with its path. Never throws, whatever comes. */
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

function unknownScheme(initial: unknown): string {
  const given =
    typeof initial === "object" && initial !== null && "scheme" in initial
      ? initial.scheme
      : undefined;
  return oneOf(given, [...DRAWN_SCHEMES, "given"]);
}
