import type { ReplayPort } from "#client/session/replay-messages.ts";
import { portOf } from "#client/session/worker-port.ts";
import type { GradientReply, GradientRequest } from "#client/views/inspector/gradient-messages.ts";

/** Null where the browser cannot start one. */
export function startGradientWorker(): ReplayPort<GradientRequest, GradientReply> | null {
  try {
    return portOf(new Worker(new URL("./gradient-worker.ts", import.meta.url), { type: "module" }));
  } catch {
    return null;
  }
}
