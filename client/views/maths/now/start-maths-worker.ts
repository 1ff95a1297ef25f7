import type { ReplayPort } from "#client/session/replay-messages.ts";
import { portOf } from "#client/session/worker-port.ts";
import type { MathsReply, MathsRequest } from "#client/views/maths/now/maths-messages.ts";

/** Null where the browser cannot start one. */
export function startMathsWorker(): ReplayPort<MathsRequest, MathsReply> | null {
  try {
    return portOf(new Worker(new URL("./maths-worker.ts", import.meta.url), { type: "module" }));
  } catch {
    return null;
  }
}
