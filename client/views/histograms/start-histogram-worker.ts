import type { ReplayPort } from "#client/session/replay-messages.ts";
import { portOf } from "#client/session/worker-port.ts";
import type { HistogramSample } from "#client/views/histograms/histogram-sample.ts";
import type { SampleReply, SampleRequest } from "#client/views/loss/samples/sample-messages.ts";

type Port = ReplayPort<SampleRequest, SampleReply<HistogramSample>>;

/** Null where the browser cannot start one. */
export function startHistogramWorker(): Port | null {
  try {
    return portOf(
      new Worker(new URL("./histogram-worker.ts", import.meta.url), { type: "module" }),
    );
  } catch {
    return null;
  }
}
