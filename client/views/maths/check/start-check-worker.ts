import type { ReplayPort } from "#client/session/replay-messages.ts";
import { portOf } from "#client/session/worker-port.ts";
import type { CheckReply, CheckRequest } from "#client/views/maths/check/check-messages.ts";

/** Null where the browser cannot start one. */
export function startCheckWorker(): ReplayPort<CheckRequest, CheckReply> | null {
  try {
    return portOf(new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" }));
  } catch {
    return null;
  }
}
