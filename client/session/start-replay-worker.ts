import type { ReplayPort, ReplayReply, ReplayRequest } from "#client/session/replay-messages.ts";

/** Null where the browser cannot start one: replay then shows recorded frames only. */
export function startReplayWorker(): ReplayPort<ReplayRequest, ReplayReply> | null {
  try {
    const worker = new Worker(new URL("./replay-worker.ts", import.meta.url), { type: "module" });
    return {
      post: (message) => worker.postMessage(message),
      onMessage: (listener) =>
        worker.addEventListener("message", (event: MessageEvent<ReplayReply>) =>
          listener(event.data),
        ),
      onError: (listener) =>
        worker.addEventListener("error", (event) =>
          listener(new Error(event.message || "the replay worker failed")),
        ),
      close: () => worker.terminate(),
    };
  } catch {
    return null;
  }
}
