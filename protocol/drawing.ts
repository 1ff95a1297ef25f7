import { z } from "zod";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Actor } from "#protocol/room.ts";

/** A digit as the bundled set has them: 8 rows of 8 pixels, from 0 (paper) to 16 (ink). */
const DIGIT_PIXELS = 64;
const DIGIT_INK = 16;

export const pixelsSchema = z
  .array(z.int().min(0).max(DIGIT_INK))
  .length(DIGIT_PIXELS, `must be ${DIGIT_PIXELS} pixels`)
  .readonly();

/** What somebody has drawn for the room's network to read. Not versioned and not stored. */
export interface SharedDrawing {
  readonly memberId: Actor["id"];
  readonly name: Actor["name"];
  readonly color: Actor["color"];
  readonly pixels: readonly number[];
}

/** Whether a network of these settings reads drawings: it is shown the bundled digits. */
export function readsDrawings({ data }: Pick<TrainingSettings, "data">): boolean {
  return data.kind === "bundled" && data.name === "digits";
}
