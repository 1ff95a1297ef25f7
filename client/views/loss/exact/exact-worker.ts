import { loadEngine } from "#client/session/load-engine.ts";
import { serveExact } from "#client/views/loss/exact/exact-host.ts";
import type { ExactRequest } from "#client/views/loss/exact/exact-messages.ts";

serveExact(
  {
    post: (reply) => self.postMessage(reply),
    onMessage: (listener) =>
      self.addEventListener("message", (event: MessageEvent<ExactRequest>) => listener(event.data)),
  },
  loadEngine,
);
