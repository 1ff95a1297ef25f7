import { baseRevision } from "#client/session/base-revision.ts";
import type { SentEdit } from "#client/session/edit-outbox.ts";
import type { LivePast } from "#client/session/live-past.ts";
import { rememberName } from "#client/session/remembered.ts";
import type { EditAnswer, FieldEdit, RoomView, SessionActions } from "#client/session/session.ts";
import { loadSettingsEditing, settingsEditing } from "#client/session/settings-editing.ts";
import { shownSettings } from "#client/session/shown-settings.ts";
import type { Answer, CommandInput, CommandName } from "#protocol/commands.ts";
import { type ErrorCode, ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";

export interface LiveActionsWiring {
  readonly past: Pick<LivePast, "actions" | "isOpen" | "seek" | "leave">;
  room(): RoomView | null;
  runId(): string | null;
  /** Null when there is no connection or the answer was lost with it. */
  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer<N> | null>;
  isOutboxFull(): boolean;
  addEdit(edits: SentEdit["edits"]): Promise<EditAnswer>;
  setEditing(path: string | null): void;
  shareDrawing(pixels: readonly number[] | null): Promise<Result<void>>;
}

/** A longer message may not fit: a character can take three bytes. */
const MESSAGE_CHARACTERS = LIMITS.messageBytes / 4;

/** Rule CS-34: nobody means to set a weight of now by what it was then. */
const IN_THE_PAST =
  "You look at an earlier step: a weight is set where the run is. Go back to live, or go on from here.";

type RunCommand = "play-run" | "pause-run" | "rewind-run" | "start-run";

export function liveActions(wiring: LiveActionsWiring): SessionActions {
  const command = async <N extends CommandName>(name: N, input: CommandInput<N>) =>
    doneOrRefused(await wiring.send(name, input));
  const onRun = <N extends RunCommand>(name: N) =>
    withRun(wiring, (runId) => command<RunCommand>(name, { runId }));
  return {
    play: () => onRun("play-run"),
    pause: () => onRun("pause-run"),
    step: (count) =>
      count < 0
        ? wiring.past.actions.step(count)
        : withRun(wiring, (runId) => command("step-run", { runId, count })),
    rewind: () => onRun("rewind-run"),
    startRun: () => onRun("start-run"),
    forkRun: (step, changes) =>
      withRun(wiring, (runId) => command("fork-run", { runId, step, changes: [...changes] })),
    forkEarlier: (runId, step) =>
      command("fork-run", { runId, step, changes: [], isEarlier: true }),
    setSpeed: (speed) => withRun(wiring, (runId) => command("set-speed", { runId, speed })),
    seek: (step) => wiring.past.seek(step),
    followLive() {
      wiring.past.leave();
      return Promise.resolve(ok(undefined));
    },
    past: wiring.past.actions,
    edit: (edits) => edit(wiring, edits),
    setParameter: (parameter, value) =>
      wiring.past.isOpen
        ? Promise.resolve(refuse("invalid-settings", IN_THE_PAST))
        : withRun(wiring, (runId) => command("set-parameter", { runId, parameter, value })),
    setEditing: (path) => wiring.setEditing(path),
    shareDrawing: (pixels) => wiring.shareDrawing(pixels),
    present: (shown) => command("present", { shown }),
    setFollowing: (isFollowing) => command("set-following", { isFollowing }),
    setControls: (changes) => command("set-controls", { changes }),
    setCodeRole: (role) => command("set-code-role", { role }),
    setMemberRole: (memberId, role) => command("set-member-role", { memberId, role }),
    removeMember: (memberId) => command("remove-member", { memberId }),
    renewLink: () => command("renew-link", {}),
    lockRoom: (isLocked) => command("lock-room", { isLocked }),
    renameRoom: (name) => command("rename-room", { name }),
    async renameMe(name) {
      const answer = await command("rename-me", { name });
      if (answer.ok) {
        rememberName(name.trim());
      }
      return answer;
    },
  };
}

/** An answer without its value; none at all is a refusal. */
export function doneOrRefused<N extends CommandName>(answer: Answer<N> | null): Result<void> {
  if (answer === null) {
    return refuse("server-busy", "There is no connection to the room. Try again when it is back.");
  }
  return answer.ok ? ok(undefined) : answer;
}

async function withRun(
  wiring: LiveActionsWiring,
  act: (runId: string) => Promise<Result<void>>,
): Promise<Result<void>> {
  const runId = wiring.runId();
  return runId === null ? refuse("run-not-found", "The room is not here yet.") : await act(runId);
}

async function edit(wiring: LiveActionsWiring, edits: readonly FieldEdit[]): Promise<EditAnswer> {
  const room = wiring.room();
  if (room === null) {
    return refused("server-busy", "The room is not here yet.");
  }
  // Loaded already but in the first moments: then an edit shows within the event that makes it.
  const editing = settingsEditing() ?? (await loadSettingsEditing().catch(() => null));
  if (editing === null) {
    return refused("server-busy", "There is no connection to the server. Try again.");
  }
  const document = editing.editedSettings(shownSettings(wiring.room() ?? room), edits);
  if (!document.ok) {
    return document;
  }
  if (JSON.stringify(edits).length > MESSAGE_CHARACTERS) {
    return refused("too-large", "This is larger than one change may be.");
  }
  if (wiring.isOutboxFull()) {
    return refused("too-fast", "Too many changes wait for the connection.");
  }
  return await wiring.addEdit(
    edits.map(({ path, value, base }) => ({
      path,
      value,
      base: base ?? baseRevision(room.revisions, path),
    })),
  );
}

function refused(code: ErrorCode, message: string): EditAnswer {
  return { ok: false, error: { code, message } };
}
