import { loadEngine } from "#client/session/load-engine.ts";
import { lookAtMetrics } from "#client/views/loss/samples/metric-sample.ts";
import { serveSamples } from "#client/views/loss/samples/sample-host.ts";
import type { SampleRequest } from "#client/views/loss/samples/sample-messages.ts";

serveSamples(
  {
    post: (reply) => self.postMessage(reply),
    onMessage: (listener) =>
      self.addEventListener("message", (event: MessageEvent<SampleRequest>) =>
        listener(event.data),
      ),
  },
  loadEngine,
  lookAtMetrics,
);
