import { loadEngine } from "#client/session/load-engine.ts";
import { serveLocal } from "#client/session/local-host.ts";
import type { LocalRequest } from "#client/session/local-messages.ts";

serveLocal(
  {
    post: (message) => self.postMessage(message),
    onMessage: (listener) =>
      self.addEventListener("message", (event: MessageEvent<LocalRequest>) => listener(event.data)),
  },
  loadEngine,
);
