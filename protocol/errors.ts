/** Everything that can be refused. Each has words for the user in client/session/error-text.ts. */
export const ERROR_CODES = [
  "bad-message",
  "protocol-mismatch",
  "room-not-found",
  "room-full",
  "room-locked",
  "removed",
  "key-refused",
  "not-a-member",
  "not-allowed",
  "stale-revision",
  "invalid-settings",
  "unknown-path",
  "run-not-found",
  "run-busy",
  "run-ended",
  "too-fast",
  "too-large",
  "too-slow",
  "server-busy",
  "server-stopping",
  "storage-failed",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What went wrong, in which place of the input, in plain words. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  /** Path in the settings document or in the message, e.g. `layers[0].units`. */
  readonly path?: string | undefined;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Refusal };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(code: ErrorCode, message: string, path?: string): Result<never> {
  return { ok: false, error: path === undefined ? { code, message } : { code, message, path } };
}
