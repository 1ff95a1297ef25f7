import type { SessionState } from "#client/session/session.ts";

/** Before anything came from the server. */
export function initialState(kind: SessionState["kind"]): SessionState {
  return {
    kind,
    connection: { kind: "connecting" },
    room: null,
    roomId: null,
    run: null,
    runState: null,
    settingsInForce: null,
    dataset: null,
    frame: null,
    frameAtMs: 0,
    curve: null,
    curveRevision: 0,
    lastStep: 0,
    isPlaying: false,
    playSpeed: 10,
    slowStep: null,
    activity: [],
    lastRefusal: null,
    fidelity: "unchecked",
    past: null,
    leftPast: null,
    forks: [],
    statesFrom: null,
  };
}
