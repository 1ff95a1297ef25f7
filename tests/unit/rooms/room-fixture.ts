import { ENGINE_VERSION } from "#engine/version.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { Actor } from "#protocol/room.ts";
import type { RoomState } from "#server/rooms/room-state.ts";

export const ANA: Actor = { id: "ana", name: "Ana", color: 0 };

/** A room with Origin at step 0 in which nothing has happened. */
export function freshRoom(): RoomState {
  return {
    id: "room",
    code: "KXQ4TP",
    keyHash: "hash of the key",
    name: "Lesson",
    version: 0,
    codeRole: "editor",
    controls: {},
    isLocked: false,
    settings: ORIGIN,
    revisions: {},
    answeredEdits: [],
    run: {
      id: "run",
      number: 1,
      name: "#1",
      parent: null,
      settings: ORIGIN,
      events: [],
      engineVersion: ENGINE_VERSION,
      startedAtMs: 0,
    },
    runState: { status: "ready", speed: 30, step: 0, end: null, note: null },
    runCount: 1,
    createdAtMs: 0,
    activeAtMs: 0,
  };
}
