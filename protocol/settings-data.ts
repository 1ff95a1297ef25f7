import { z } from "zod";
import { BUNDLED_SETS, GENERATED_SETS, SCALINGS } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { parseRows } from "#protocol/settings-numbers.ts";
import {
  chosenBy,
  finiteNumber,
  listOf,
  numbers,
  seedSchema,
  wholeNumber,
} from "#protocol/settings-schemas.ts";

const columnName = z
  .string()
  .min(1)
  .max(LIMITS.columnNameCharacters)
  .refine((name) => name.trim() !== "", "a name of spaces alone is not allowed")
  // On every screen and in exports a name is what it looks like, in one line.
  .refine(
    (name) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(name),
    "a name with control characters is not allowed",
  );

const columnNames = listOf(columnName, 1, LIMITS.tableColumns);
const scaling = z.enum(SCALINGS).default("none");

/** Where the rows come from, in each of its four kinds. */
export const dataSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("table"),
      inputs: columnNames,
      outputs: columnNames,
      rows: numbers(parseRows),
      scaling,
    }),
    z.strictObject({
      kind: z.literal("generated"),
      name: z.enum(GENERATED_SETS),
      samples: wholeNumber(LIMITS.samples.min, LIMITS.samples.max),
      noise: finiteNumber.min(LIMITS.noise.min).max(LIMITS.noise.max).default(0),
      seed: seedSchema.default(1),
      scaling,
    }),
    z.strictObject({ kind: z.literal("bundled"), name: z.enum(BUNDLED_SETS), scaling }),
    z.strictObject({
      kind: z.literal("stored"),
      hash: z.string().regex(/^[0-9a-f]{64}$/, {
        error: "is no hash: 64 hexadecimal digits in lower case are needed",
      }),
      inputs: columnNames,
      outputs: columnNames,
      rowCount: wholeNumber(1, LIMITS.tableCells),
      scaling,
    }),
  ],
  chosenBy("kind", ["table", "generated", "bundled", "stored"]),
);
