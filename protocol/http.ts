import { z } from "zod";
import { roomNameSchema } from "#protocol/commands.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { RoomOfRuns } from "#protocol/records.ts";
import type { Role } from "#protocol/room.ts";

/** `POST /api/rooms`; `settings` is a settings document, Origin when absent. */
export const createRoomSchema = z.strictObject({
  name: roomNameSchema.optional(),
  settings: z.unknown().optional(),
});

/** Answer of `POST /api/rooms` (201). The key is shown this once and makes whoever has it the host. */
export interface CreatedRoom {
  readonly code: string;
  readonly key: string;
  /** `/room/CODE#key=KEY` */
  readonly path: string;
}

/** Answer of `GET /api/rooms/CODE`. */
export interface FoundRoom {
  readonly code: string;
  readonly name: string;
  readonly people: number;
  /** Who asks with a key or a token of the room: what they may do there now. */
  readonly you?: {
    readonly role: Role;
    readonly mayPlay: boolean;
    /** Rule GW-65: star its runs and write remarks. */
    readonly mayLabel: boolean;
  };
}

/** Plain text on one line: controls and what turns the reading direction are no part of it. */
const remarkSchema = z
  .string()
  .trim()
  .max(LIMITS.remarkCharacters, `must have at most ${LIMITS.remarkCharacters} characters`)
  .regex(
    /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u,
    "must be plain text on one line",
  );

/** `POST /api/rooms/CODE/runs/ID`: what is left out stays. */
export const labelRunSchema = z
  .strictObject({
    isStarred: z.boolean().optional(),
    remark: remarkSchema.optional(),
    /** The remark that its writer saw before; another one in its place is not overwritten. */
    base: z
      .string()
      .max(2 * LIMITS.remarkCharacters)
      .optional(),
  })
  .refine(
    ({ isStarred, remark }) => isStarred !== undefined || remark !== undefined,
    "must have isStarred or remark",
  );
export type LabelRun = z.infer<typeof labelRunSchema>;

/** Answer of `GET /api/runs/rooms`. */
export interface ListedRooms {
  readonly rooms: readonly RoomOfRuns[];
}

/** Answer of `GET /api/server`. */
export interface ServerInfo {
  readonly protocol: number;
  /** Addresses by which other devices reach this server, e.g. `http://192.168.1.20:3000`. */
  readonly addresses: readonly string[];
}
