import type { MeasureReply, MeasureRequest } from "#client/session/measure-messages.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { portOf } from "#client/session/worker-port.ts";

/** Null where the browser cannot start one. */
export function startMeasureWorker(): ReplayPort<MeasureRequest, MeasureReply> | null {
  try {
    return portOf(new Worker(new URL("./measure-worker.ts", import.meta.url), { type: "module" }));
  } catch {
    return null;
  }
}
