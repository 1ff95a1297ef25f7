import { z } from "zod";
import { ERROR_CODES, type ErrorCode } from "#protocol/errors.ts";

/** What a page does when its connection is refused or ended for this reason. */
export type AfterRefusal = "reload" | "give-up" | "retry";

export const AFTER_REFUSAL: Record<ErrorCode, AfterRefusal> = {
  "protocol-mismatch": "reload",
  "bad-message": "give-up",
  "room-not-found": "give-up",
  "room-full": "give-up",
  "key-refused": "give-up",
  "not-a-member": "give-up",
  "not-allowed": "give-up",
  "stale-revision": "retry",
  "invalid-settings": "retry",
  "unknown-path": "retry",
  "run-not-found": "retry",
  "run-busy": "retry",
  "run-ended": "retry",
  "too-fast": "retry",
  "too-large": "retry",
  "too-slow": "retry",
  "server-busy": "retry",
  "server-stopping": "retry",
  "storage-failed": "retry",
  internal: "retry",
};

/** What the server's middleware puts into `connect_error`: a refusal, and when to come back. */
export const connectRefusalSchema = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  path: z.string().optional(),
  retryInMs: z.number().nonnegative().optional(),
});
export type ConnectRefusal = z.infer<typeof connectRefusalSchema>;
