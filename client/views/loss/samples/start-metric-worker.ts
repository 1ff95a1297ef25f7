import type { ReplayPort } from "#client/session/replay-messages.ts";
import { portOf } from "#client/session/worker-port.ts";
import type { MetricSample } from "#client/views/loss/samples/metric-sample.ts";
import type { SampleReply, SampleRequest } from "#client/views/loss/samples/sample-messages.ts";

/** Null where the browser cannot start one. */
export function startMetricWorker(): ReplayPort<SampleRequest, SampleReply<MetricSample>> | null {
  try {
    return portOf(new Worker(new URL("./metric-worker.ts", import.meta.url), { type: "module" }));
  } catch {
    return null;
  }
}
