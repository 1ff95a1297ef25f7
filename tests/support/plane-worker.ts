import type { ReplayPort } from "#client/session/replay-messages.ts";
import { PlaneGrid } from "#client/views/plane/plane-grid.ts";
import type { PlaneReply, PlaneRequest } from "#client/views/plane/plane-messages.ts";

/** The plane's worker, in the page, that answers when the test lets it. */
export function planeWorker() {
  const asked: (PlaneRequest & { kind: "evaluate" })[] = [];
  let grids: readonly PlaneGrid[] = [];
  let answer: (reply: PlaneReply) => void = () => undefined;
  const port: ReplayPort<PlaneRequest, PlaneReply> = {
    post: (request) => {
      if (request.kind === "open") {
        grids = request.grids.map((inputs) => new PlaneGrid(request.settings, inputs));
      } else {
        asked.push(request);
      }
    },
    onMessage: (listener) => {
      answer = listener;
    },
    onError: () => undefined,
    close: () => undefined,
  };
  const answerLast = () => {
    const last = asked.at(-1);
    answer({ values: last ? (grids[last.grid]?.values(last.parameters) ?? null) : null });
  };
  return { port, asked, answerLast };
}
