import { z } from "zod";
import type { HyperParameters } from "#engine/hyper-parameters.ts";
import {
  batchSchema,
  learningRateSchema,
  memorySchema,
  regularizationSchema,
  stopSchema,
  updateRuleSchema,
} from "#protocol/settings-hyper-parameters.ts";

const hyperParametersSchema = z.strictObject({
  learningRate: learningRateSchema,
  momentum: memorySchema.nullable(),
  regularization: regularizationSchema,
  batch: batchSchema,
  updateRule: updateRuleSchema,
  stop: stopSchema,
}) satisfies z.ZodType<HyperParameters>;

/**
 * Equal hyper-parameters give equal texts: keys in the order of the alphabet, no spaces, absent
 * keys left out. Every number comes back with the same bits.
 *
 * @throws {RangeError} when a value is outside the limits of the settings.
 */
export function hyperParametersToJson(hyperParameters: HyperParameters): string {
  const parsed = hyperParametersSchema.safeParse(hyperParameters);
  if (!parsed.success) {
    throw new RangeError(`hyper-parameters: ${parsed.error.message}`);
  }
  return canonical(parsed.data);
}

/** Null when the text is no hyper-parameters, or is not written as `hyperParametersToJson` does. */
export function hyperParametersFromJson(text: string): HyperParameters | null {
  const parsed = hyperParametersSchema.safeParse(parseJson(text));
  return parsed.success && canonical(parsed.data) === text ? parsed.data : null;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
