import type { LocalReply, LocalRequest } from "#client/session/local-messages.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { portOf } from "#client/session/worker-port.ts";

/** Null where the browser cannot start one: nothing trains then. */
export function startLocalWorker(): ReplayPort<LocalRequest, LocalReply> | null {
  try {
    return portOf(new Worker(new URL("./local-worker.ts", import.meta.url), { type: "module" }));
  } catch {
    return null;
  }
}
