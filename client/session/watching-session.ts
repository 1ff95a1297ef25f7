import { createStore } from "zustand/vanilla";
import type {
  EditAnswer,
  RoomView,
  Session,
  SessionActions,
  SessionState,
} from "#client/session/session.ts";
import { CONTROLS, type Controls, policyOf } from "#protocol/controls.ts";
import { type Result, refuse } from "#protocol/errors.ts";

const MESSAGE = "This page only watches. Open the room itself to change something.";

/**
 * Rule UI-103: a session that can ask for nothing that anybody else would notice, whatever its room
 * allows. In a frame of somebody else's page a press may be made by a trick.
 */
export function watchingSession(session: Session): Session {
  const shown = watched();
  const store = createStore<SessionState>(() => shown(session.store.getState()));
  const stop = session.store.subscribe((state) => store.setState(shown(state), true));
  return {
    store,
    actions: watchingActions(session.actions),
    close: () => {
      stop();
      session.close();
    },
  };
}

/** The same room stays the same object: views compare. */
function watched(): (state: SessionState) => SessionState {
  let last: { readonly room: RoomView | null; readonly shown: RoomView | null } | null = null;
  return (state) => {
    if (last?.room !== state.room) {
      last = { room: state.room, shown: state.room && asViewer(state.room) };
    }
    return { ...state, room: last.shown };
  };
}

function asViewer(room: RoomView): RoomView {
  const controls: Controls = Object.fromEntries(
    CONTROLS.map((name) => [name, { who: "host", isShown: policyOf(room.controls, name).isShown }]),
  );
  return { ...room, controls, you: { ...room.you, role: "viewer" } };
}

function watchingActions({ past, seek, followLive }: SessionActions): SessionActions {
  const refused = (): Promise<Result<void>> => Promise.resolve(refuse("not-allowed", MESSAGE));
  const edit: EditAnswer = { ok: false, error: { code: "not-allowed", message: MESSAGE } };
  return {
    // What one looks at is one's own.
    past,
    seek,
    followLive,
    play: refused,
    pause: refused,
    step: refused,
    rewind: refused,
    startRun: refused,
    forkRun: refused,
    forkEarlier: refused,
    setSpeed: refused,
    edit: () => Promise.resolve(edit),
    setParameter: refused,
    setEditing: () => {
      // Nobody edits here.
    },
    shareDrawing: refused,
    present: refused,
    setFollowing: refused,
    setControls: refused,
    setCodeRole: refused,
    setMemberRole: refused,
    removeMember: refused,
    renewLink: refused,
    lockRoom: refused,
    renameRoom: refused,
    renameMe: refused,
  };
}
