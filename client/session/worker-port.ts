import type { ReplayPort } from "#client/session/replay-messages.ts";

/** The page's end of a worker. */
export function portOf<Out, In>(worker: Worker): ReplayPort<Out, In> {
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) =>
      worker.addEventListener("message", (event: MessageEvent<In>) => listener(event.data)),
    onError: (listener) =>
      worker.addEventListener("error", (event) =>
        listener(new Error(event.message || "the worker failed")),
      ),
    close: () => worker.terminate(),
  };
}

/** The worker's end, called inside of it. */
export function portOfPage<Out, In>(): Pick<ReplayPort<Out, In>, "post" | "onMessage"> {
  return {
    post: (message) => self.postMessage(message),
    onMessage: (listener) =>
      self.addEventListener("message", (event: MessageEvent<In>) => listener(event.data)),
  };
}
