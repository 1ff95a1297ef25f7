import { loadEngine } from "#client/session/load-engine.ts";
import { serveReplay } from "#client/session/replay-host.ts";
import type { ReplayRequest } from "#client/session/replay-messages.ts";

serveReplay(
  {
    post: (message) => self.postMessage(message),
    onMessage: (listener) =>
      self.addEventListener("message", (event: MessageEvent<ReplayRequest>) =>
        listener(event.data),
      ),
  },
  loadEngine,
);
