import { isNumber, isObject, isString } from "#client/session/shapes.ts";
import { ERROR_CODES, type ErrorCode, type Refusal } from "#protocol/errors.ts";

/** What a page does when its connection is refused or ended for this reason. */
export type AfterRefusal = "reload" | "give-up" | "retry";

export const AFTER_REFUSAL: Record<ErrorCode, AfterRefusal> = {
  "protocol-mismatch": "reload",
  "bad-message": "give-up",
  "room-not-found": "give-up",
  "room-full": "give-up",
  "room-locked": "give-up",
  removed: "give-up",
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
export interface ConnectRefusal extends Refusal {
  readonly retryInMs?: number | undefined;
}

export function isConnectRefusal(value: unknown): value is ConnectRefusal {
  return (
    isObject<keyof ConnectRefusal>(value) &&
    isErrorCode(value.code) &&
    isString(value.message) &&
    (value.path === undefined || isString(value.path)) &&
    (value.retryInMs === undefined || (isNumber(value.retryInMs) && value.retryInMs >= 0))
  );
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return ERROR_CODES.some((code) => code === value);
}
