import type { ReplayPort } from "#client/session/replay-messages.ts";
import { portOf } from "#client/session/worker-port.ts";
import type { BenchReply, BenchRequest } from "#client/views/maths/bench/bench-messages.ts";

/** Null where the browser cannot start one. */
export function startBenchWorker(): ReplayPort<BenchRequest, BenchReply> | null {
  try {
    return portOf(new Worker(new URL("./bench-worker.ts", import.meta.url), { type: "module" }));
  } catch {
    return null;
  }
}
