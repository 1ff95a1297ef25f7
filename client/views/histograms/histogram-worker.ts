import { loadEngine } from "#client/session/load-engine.ts";
import { lookAtHistograms } from "#client/views/histograms/histogram-sample.ts";
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
  lookAtHistograms,
);
