import { type ErrorCode, ok, type Refusal, type Result, refuse } from "#protocol/errors.ts";

/** What a request is answered with: JSON, or bytes of the documented formats. */
export interface Reply {
  readonly status: number;
  readonly body: object | Uint8Array;
  /** The same address will always have this body. */
  readonly isImmutable?: boolean;
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  "room-not-found": 404,
  "run-not-found": 404,
  "not-allowed": 403,
  "key-refused": 403,
  "too-fast": 429,
  "too-large": 413,
  "server-busy": 503,
  "server-stopping": 503,
  "storage-failed": 500,
  internal: 500,
};

export function json<T extends object>(body: T): Promise<Result<Reply>> {
  return Promise.resolve(ok({ status: 200, body }));
}

export function bytes(found: Uint8Array | null): Result<Reply> {
  return found === null
    ? refuse("run-not-found", "nothing is recorded there")
    : ok({ status: 200, body: found });
}

export function wrongMethod(allowed: string): Promise<Result<Reply>> {
  return Promise.resolve(refuse("bad-message", `this address takes ${allowed}`));
}

export function refused(error: Refusal): Reply {
  return { status: STATUS[error.code] ?? 400, body: { error } };
}

/** An address's part as it was meant; empty when it is malformed. */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
