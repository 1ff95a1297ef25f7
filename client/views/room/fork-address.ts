import { RUN_ID } from "#client/views/runs/library-query.ts";

/** From where a room is wanted to go on. */
export interface ForkWish {
  readonly runId: string;
  readonly step: number;
}

/** Rule UI-157: a replay's wish travels in the room's address, and is confirmed there. */
export function forkAddress(code: string, { runId, step }: ForkWish): string {
  return `/room/${code}?from=${encodeURIComponent(runId)}&step=${step}`;
}

export function forkInAddress(search: string): ForkWish | null {
  const parameters = new URLSearchParams(search);
  const runId = parameters.get("from") ?? "";
  const step = parameters.get("step") ?? "";
  return RUN_ID.test(runId) && /^\d{1,9}$/.test(step) ? { runId, step: Number(step) } : null;
}

/** The address without the wish: a reload does not ask again. */
export function withoutFork(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.delete("from");
  parameters.delete("step");
  const rest = parameters.toString();
  return rest === "" ? "" : `?${rest}`;
}
