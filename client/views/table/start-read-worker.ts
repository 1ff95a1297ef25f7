import type { ReplayPort } from "#client/session/replay-messages.ts";
import { portOf } from "#client/session/worker-port.ts";
import type { ReadReply, ReadRequest } from "#client/views/table/read-messages.ts";

/** Null where the browser cannot start one. */
export function startReadWorker(): ReplayPort<ReadRequest, ReadReply> | null {
  try {
    return portOf(new Worker(new URL("./read-worker.ts", import.meta.url), { type: "module" }));
  } catch {
    return null;
  }
}
