import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";
import type { Chance } from "#server/rooms/ports.ts";

const SECRET_BYTES = 18;

/** Chance that nobody can predict, for ids, codes and secrets. Never for numbers of a training. */
export const chance: Chance = {
  randomId: () => randomUUID(),
  randomSecret: () => randomBytes(SECRET_BYTES).toString("base64url"),
  randomBelow: (limit) => randomInt(limit),
  hash: (secret) => createHash("sha256").update(secret).digest("hex"),
};
