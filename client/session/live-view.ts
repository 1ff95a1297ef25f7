import type { HeardPace, Here } from "#client/session/room-here.ts";
import type { RoomView, SessionState } from "#client/session/session.ts";
import { settingsEditing } from "#client/session/settings-editing.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsInForce } from "#engine/settings-in-force.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import type { RoomSnapshot, RunInfo, SettingsEdit } from "#protocol/room.ts";

/**
 * What views show of the room; parts that did not change stay the same objects. What own edits and
 * the next run change comes as soon as settings can be checked here.
 */
export function roomView(
  room: RoomSnapshot,
  { you, presence, drawing, presentation }: Here,
  unconfirmed: readonly SettingsEdit[],
  before: RoomView | null,
): RoomView {
  const { code, name, codeRole, controls, isLocked, settings, revisions } = room;
  const editing = settingsEditing();
  const own = editing === null ? [] : unconfirmed;
  const overlay = Object.fromEntries(own.map(({ path, value }) => [path, value]));
  const open = { run: room.run, end: room.runState.end };
  const waiting = editing?.waitingPaths(open, settings) ?? [];
  const next: RoomView = {
    code,
    name,
    codeRole,
    controls,
    isLocked,
    you,
    presence,
    drawing,
    presentation,
    settings,
    revisions,
    unconfirmed: kept(before?.unconfirmed, overlay),
    nextRunPaths: kept(
      before?.nextRunPaths,
      waiting.map(({ path }) => path),
    ),
    waitingReasons: kept(
      before?.waitingReasons,
      Object.fromEntries(waiting.map(({ path, reason }) => [path, reason])),
    ),
  };
  return before !== null && isShallowEqual(before, next) ? before : next;
}

/**
 * What views show of the run besides its frame and curve.
 *
 * @param newest the run's, whatever this page looks at.
 * @param pace of the room's run.
 */
export function runView(
  { run, runState }: RoomSnapshot,
  before: SessionState,
  dataset: Dataset | null,
  newest: Frame | null,
  pace: HeardPace | null,
): Pick<
  SessionState,
  | "run"
  | "runState"
  | "settingsInForce"
  | "dataset"
  | "lastStep"
  | "isPlaying"
  | "playSpeed"
  | "slowStep"
> {
  const { frame, past } = before;
  return {
    run,
    runState,
    settingsInForce: settingsAt(run, frame),
    dataset,
    lastStep: Math.max(runState.step, newest?.step ?? 0),
    isPlaying: past?.isPlaying ?? runState.status === "training",
    playSpeed: past?.speed ?? runState.speed,
    slowStep: past === null ? (pace?.runId === run.id ? pace : null) : before.slowStep,
  };
}

const KNOWN = new WeakMap<RunInfo, { seq: number | null; settings: TrainingSettings }>();

/** `settingsInForce`, the same object from one frame to the next. */
export function settingsAt(run: RunInfo, frame: Frame | null): TrainingSettings {
  const seq = frame?.seq ?? null;
  const known = KNOWN.get(run);
  if (known?.seq === seq) {
    return known.settings;
  }
  const settings = settingsInForce(run, frame);
  KNOWN.set(run, { seq, settings });
  return settings;
}

/** The old object when it says the same, so that a selector does not see a change. */
function kept<T extends object>(before: T | undefined, next: T): T {
  return before !== undefined && isShallowEqual(before, next) ? before : next;
}

function isShallowEqual(a: object, b: object): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && Object.is(Reflect.get(a, key), Reflect.get(b, key)),
    )
  );
}
