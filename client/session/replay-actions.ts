import type { EditAnswer, SessionActions } from "#client/session/session.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { Speed } from "#protocol/room.ts";

export interface ReplayActionsWiring {
  play(): void;
  pause(): void;
  /** Moves by so many steps, or to the next recorded frame where nothing is recomputed. */
  move(count: number): Promise<void>;
  seek(step: number): Promise<void>;
  setSpeed(speed: Speed): void;
}

export function replayActions(wiring: ReplayActionsWiring): SessionActions {
  const savedRun = (): Promise<Result<void>> =>
    Promise.resolve(refuse("not-allowed", "A saved run cannot be changed."));
  const editRefused: EditAnswer = {
    ok: false,
    error: { code: "not-allowed", message: "A saved run cannot be changed." },
  };
  return {
    play: () => done(() => wiring.play()),
    pause: () => done(() => wiring.pause()),
    step: (count) => done(() => wiring.move(count)),
    rewind: () => done(() => wiring.seek(0)),
    setSpeed: (speed) => done(() => wiring.setSpeed(speed)),
    seek: (step) => done(() => wiring.seek(step)),
    followLive: () => done(() => wiring.seek(Number.MAX_SAFE_INTEGER)),
    past: {
      play: () => done(() => wiring.play()),
      pause: () => done(() => wiring.pause()),
      step: (count) => done(() => wiring.move(count)),
      setSpeed: (speed) => done(() => wiring.setSpeed(speed)),
    },
    startRun: savedRun,
    edit: () => Promise.resolve(editRefused),
    setParameter: savedRun,
    setEditing: () => {
      // Nobody else is here to see it.
    },
    forkRun: savedRun,
    forkEarlier: savedRun,
    shareDrawing: savedRun,
    present: savedRun,
    setFollowing: savedRun,
    setControls: savedRun,
    setCodeRole: savedRun,
    setMemberRole: savedRun,
    removeMember: savedRun,
    renewLink: savedRun,
    lockRoom: savedRun,
    renameRoom: savedRun,
    renameMe: savedRun,
  };
}

async function done(act: () => void | Promise<void>): Promise<Result<void>> {
  try {
    await act();
    return ok(undefined);
  } catch (error) {
    return refuse("internal", error instanceof Error ? error.message : "The replay failed.");
  }
}
