import type { EditAnswer, FieldEdit, SessionActions } from "#client/session/session.ts";
import type { RunChange } from "#engine/run-events.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { Speed } from "#protocol/room.ts";

export interface LocalActionsWiring {
  play(): void;
  pause(): Promise<void>;
  move(count: number): Promise<void>;
  rewind(): Promise<void>;
  seek(step: number): Promise<void>;
  setSpeed(speed: Speed): void;
  /** What an edit changes in the run as it trains; null when it needs a room. */
  changesOf(edits: readonly FieldEdit[]): Result<readonly RunChange[]>;
  change(changes: readonly RunChange[]): Promise<Result<number>>;
}

export function localActions(wiring: LocalActionsWiring): SessionActions {
  const needsRoom = (): Promise<Result<void>> =>
    Promise.resolve(refuse("not-allowed", "Open a room for that."));
  return {
    play: () => done(() => wiring.play()),
    pause: () => done(() => wiring.pause()),
    step: (count) => done(() => wiring.move(count)),
    rewind: () => done(() => wiring.rewind()),
    seek: (step) => done(() => wiring.seek(step)),
    followLive: () => done(() => wiring.seek(Number.MAX_SAFE_INTEGER)),
    past: {
      play: () => done(() => wiring.play()),
      pause: () => done(() => wiring.pause()),
      step: (count) => done(() => wiring.move(count)),
      setSpeed: (speed) => done(() => wiring.setSpeed(speed)),
    },
    setSpeed: (speed) => done(() => wiring.setSpeed(speed)),
    async edit(edits): Promise<EditAnswer> {
      const changes = wiring.changesOf(edits);
      const changed = changes.ok ? await wiring.change(changes.value) : changes;
      return changed.ok ? { ok: true, step: changed.value, waiting: [] } : changed;
    },
    async forkRun(step, changes) {
      const moved = await done(async () => {
        await wiring.pause();
        await wiring.seek(step);
      });
      const changed = moved.ok && changes.length > 0 ? await wiring.change(changes) : moved;
      return changed.ok ? ok(undefined) : changed;
    },
    async setParameter(parameter, value) {
      const changed = await wiring.change([{ kind: "set-parameter", parameter, value }]);
      return changed.ok ? ok(undefined) : changed;
    },
    setEditing: () => {
      // Nobody else is here to see it.
    },
    shareDrawing: needsRoom,
    present: needsRoom,
    setFollowing: needsRoom,
    startRun: needsRoom,
    forkEarlier: needsRoom,
    setControls: needsRoom,
    setCodeRole: needsRoom,
    setMemberRole: needsRoom,
    removeMember: needsRoom,
    renewLink: needsRoom,
    lockRoom: needsRoom,
    renameRoom: needsRoom,
    renameMe: needsRoom,
  };
}

async function done(act: () => void | Promise<void>): Promise<Result<void>> {
  try {
    await act();
    return ok(undefined);
  } catch (error) {
    return refuse("internal", error instanceof Error ? error.message : "The training failed.");
  }
}
