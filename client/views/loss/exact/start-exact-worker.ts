import type { ReplayPort } from "#client/session/replay-messages.ts";
import { portOf } from "#client/session/worker-port.ts";
import type { ExactReply, ExactRequest } from "#client/views/loss/exact/exact-messages.ts";

/** Null where the browser cannot start one. */
export function startExactWorker(): ReplayPort<ExactRequest, ExactReply> | null {
  try {
    return portOf(new Worker(new URL("./exact-worker.ts", import.meta.url), { type: "module" }));
  } catch {
    return null;
  }
}
