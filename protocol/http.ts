import { z } from "zod";
import { roomNameSchema } from "#protocol/commands.ts";

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
}

/** Answer of `GET /api/server`. */
export interface ServerInfo {
  readonly protocol: number;
  /** Addresses by which other devices reach this server, e.g. `http://192.168.1.20:3000`. */
  readonly addresses: readonly string[];
}
