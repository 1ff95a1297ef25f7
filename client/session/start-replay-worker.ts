import type { ReplayPort, ReplayReply, ReplayRequest } from "#client/session/replay-messages.ts";
import { portOf } from "#client/session/worker-port.ts";

/** Null where the browser cannot start one: replay then shows recorded frames only. */
export function startReplayWorker(): ReplayPort<ReplayRequest, ReplayReply> | null {
  try {
    return portOf(new Worker(new URL("./replay-worker.ts", import.meta.url), { type: "module" }));
  } catch {
    return null;
  }
}
