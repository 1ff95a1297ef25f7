import { z } from "zod";
import { LIMITS } from "#protocol/limits.ts";
import type { Actor } from "#protocol/room.ts";

const place = z.int().min(0).max(LIMITS.tableCells);
const layer = z
  .int()
  .min(0)
  .max(LIMITS.hiddenLayers + 1);

/** One thing that is ringed on every screen; places count from 0. */
const spotlightSchema = z.discriminatedUnion("kind", [
  /** A matrix of the iteration, e.g. "W2", one of its rows or columns, or one number in it. */
  z.strictObject({
    kind: z.literal("entity"),
    entity: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,23}$/, "is no name of a matrix"),
    row: place.nullable(),
    col: place.nullable(),
  }),
  /** Inputs are layer 0. */
  z.strictObject({ kind: z.literal("unit"), layer, unit: place }),
  z.strictObject({ kind: z.literal("bias"), layer, unit: place }),
  /** The line from unit `from` of the layer before into unit `unit`. */
  z.strictObject({ kind: z.literal("weight"), layer, from: place, unit: place }),
]);
export type Spotlight = z.infer<typeof spotlightSchema>;

/** What somebody who presents looks at. */
export const shownSchema = z.strictObject({
  /** A panel by its name in links; null when none is meant. */
  panel: z
    .string()
    .regex(/^[a-z][a-z-]{0,23}$/, "is no name of a panel")
    .nullable(),
  /** An earlier step of a run; null is live. */
  past: z
    .strictObject({
      runId: z.string().min(1).max(64),
      step: z.int().min(0).max(LIMITS.steps),
    })
    .nullable(),
  /** Where in an iteration's mathematics; a step like "pre-activation1". */
  maths: z
    .strictObject({
      stepId: z
        .string()
        .regex(/^[a-z][a-z-]{0,23}\d{0,2}$/, "is no step of an iteration")
        .nullable(),
      depth: z.enum(["weight", "pile", "product"]),
      convention: z.enum(["add", "subtract"]),
    })
    .nullable(),
  spotlight: spotlightSchema.nullable(),
});
export type Shown = z.infer<typeof shownSchema>;

/** What the host presents to the room. Not versioned and not stored. */
export interface Presentation extends Shown {
  readonly by: Actor;
  /** How many others follow, by what their pages say. */
  readonly followers: number;
}
