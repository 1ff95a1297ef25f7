import { StaleEpochError } from "#protocol/records.ts";

/**
 * - `conflict`: something with this id, code or number is there already
 * - `unknown`: the room or run of a write is not there
 * - `refused`: not allowed, e.g. to discard a run that trained
 * - `too-large`: over a limit of this file's callers
 * - `busy`: too many writes wait
 * - `closed`: the store was closed or its worker died
 * - `failed`: the database says no: disk full, file damaged, locked
 */
export type StorageFailure =
  | "conflict"
  | "unknown"
  | "refused"
  | "too-large"
  | "busy"
  | "closed"
  | "failed";

/** A request to the store that was not carried out; nothing of it is stored. */
export class StorageError extends Error {
  override readonly name = "StorageError";
  readonly reason: StorageFailure;

  constructor(reason: StorageFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** An error as it crosses the thread. */
export type ErrorMessage =
  | { readonly kind: "stale-epoch"; readonly message: string }
  | { readonly kind: "storage"; readonly reason: StorageFailure; readonly message: string };

export function errorToMessage(error: unknown): ErrorMessage {
  if (error instanceof StaleEpochError) {
    return { kind: "stale-epoch", message: error.message };
  }
  if (error instanceof StorageError) {
    return { kind: "storage", reason: error.reason, message: error.message };
  }
  return { kind: "storage", ...explain(error) };
}

export function errorFromMessage(message: ErrorMessage): Error {
  return message.kind === "stale-epoch"
    ? new StaleEpochError(message.message)
    : new StorageError(message.reason, message.message);
}

function explain(error: unknown): { reason: StorageFailure; message: string } {
  const message = causeText(error);
  switch (codeOf(error)) {
    case "P2002":
      return { reason: "conflict", message: `It is there already: ${message}` };
    case "P2003":
      return { reason: "unknown", message: `What it belongs to is not there: ${message}` };
    default:
      return { reason: "failed", message };
  }
}

/** The last line of Prisma's message is the cause; those before it quote the call. */
function causeText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.at(-1)?.trim() ?? "unknown cause";
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
