import { loadEngine } from "#client/session/load-engine.ts";
import { serveMaths } from "#client/views/maths/now/maths-host.ts";
import type { MathsRequest } from "#client/views/maths/now/maths-messages.ts";

serveMaths(
  {
    post: (reply, moved) => self.postMessage(reply, { transfer: [...moved] }),
    onMessage: (listener) =>
      self.addEventListener("message", ({ data }: MessageEvent<MathsRequest>) => listener(data)),
  },
  loadEngine,
);
