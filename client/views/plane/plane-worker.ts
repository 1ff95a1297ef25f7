import { PlaneGrid } from "#client/views/plane/plane-grid.ts";
import type { PlaneReply, PlaneRequest } from "#client/views/plane/plane-messages.ts";

let grids: readonly PlaneGrid[] = [];

self.addEventListener("message", ({ data }: MessageEvent<PlaneRequest>) => {
  if (data.kind === "open") {
    const { settings } = data;
    grids = data.grids.map((inputs) => new PlaneGrid(settings, inputs));
    return;
  }
  const values = grids[data.grid]?.values(data.parameters) ?? null;
  const transfer = values === null ? [] : [values.buffer];
  self.postMessage({ values } satisfies PlaneReply, { transfer });
});
