import type { ReplayPort } from "#client/session/replay-messages.ts";
import { portOf } from "#client/session/worker-port.ts";
import type { PlaneReply, PlaneRequest } from "#client/views/plane/plane-messages.ts";

/** Null where the browser cannot start one. */
export function startPlaneWorker(): ReplayPort<PlaneRequest, PlaneReply> | null {
  try {
    return portOf(new Worker(new URL("./plane-worker.ts", import.meta.url), { type: "module" }));
  } catch {
    return null;
  }
}
