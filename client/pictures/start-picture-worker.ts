import type { PictureReply, PictureRequest } from "#client/pictures/picture.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { portOf } from "#client/session/worker-port.ts";

/** Null where the browser cannot start one, or draw in it. */
export function startPictureWorker(): ReplayPort<PictureRequest, PictureReply> | null {
  if (typeof OffscreenCanvas === "undefined") {
    return null;
  }
  try {
    return portOf(new Worker(new URL("./picture-worker.ts", import.meta.url), { type: "module" }));
  } catch {
    return null;
  }
}
