import { formatCount } from "#client/draw/number-format.ts";
import type { ActivityEntry } from "#client/session/session.ts";
import { FORKED } from "#client/text/en/changes.ts";
import { CONTROL_WORDS, DOOR_WORDS } from "#client/text/en/controls.ts";
import { LABELS } from "#client/text/en/labels.ts";
import { text } from "#client/text/en.ts";
import { changeWords } from "#client/views/room/change-words.ts";
import { editWords } from "#client/views/settings/path-words.ts";
import { CONTROLS, type Controls } from "#protocol/controls.ts";
import type { Actor, RoomEvent, RunState, RunStatus } from "#protocol/room.ts";
import { overlaps } from "#protocol/settings-path.ts";

export interface ActivityLine {
  readonly id: number;
  readonly actor: Actor | null;
  readonly words: string;
  /** The step of the run at which it took effect, ready to read; null where there is none. */
  readonly step: string | null;
}

/**
 * The room's events in words, in their order. A change that took effect at once is told by the
 * run's event alone, and a state with the status as before is a change of speed.
 */
export function activityLines(activity: readonly ActivityEntry[]): readonly ActivityLine[] {
  let status: RunStatus = "ready";
  const lines: ActivityLine[] = [];
  for (const { id, event } of activity) {
    const untold = untoldOf(event);
    if (untold !== null) {
      const [actor, words, step] = wordsOf(untold, status);
      lines.push({ id, actor, words, step: step === null ? null : formatCount(step) });
    }
    if (event.kind === "run-opened" || event.kind === "run-state-changed") {
      status = event.runState.status;
    }
  }
  return lines;
}

/** More of one edit, such as a preset's, are only counted. */
const NAMED = 4;

/** What the run's own event tells when it takes it up. */
const LIVE = [
  "optimizer.learningRate",
  "optimizer.momentum",
  "regularization",
  "batch",
  "updateRule",
  "stop",
];

/** The event without what another one tells; null when nothing is left of it. */
function untoldOf(event: RoomEvent): RoomEvent | null {
  if (event.kind !== "settings-changed" || event.revision.step === null) {
    return event;
  }
  const edits = event.edits.filter(
    ({ path }) => !LIVE.some((live) => path.length >= live.length && overlaps(path, live)),
  );
  // What is left waits for the next run: it has no step.
  return edits.length === 0
    ? null
    : { ...event, edits, revision: { ...event.revision, step: null } };
}

type Told = readonly [actor: Actor | null, words: string, step: number | null];

function wordsOf(event: RoomEvent, status: RunStatus): Told {
  switch (event.kind) {
    case "settings-changed": {
      const { edits, revision } = event;
      const named = edits.slice(0, NAMED).map(({ path, value }) => editWords(path, value));
      const rest = edits.length - named.length;
      const words = named.join(", ");
      return [revision.by, rest > 0 ? text.activity.andMore(words, rest) : words, revision.step];
    }
    case "run-changed":
      return [event.event.actor, changeWords(event.event), event.event.step];
    case "run-opened":
      return [event.by, openedWords(event), null];
    case "run-state-changed":
      return [event.by, stateWords(event.runState, status), event.runState.step];
    case "controls-changed":
      return [event.by, controlWords(event.changes), null];
    case "code-role-changed":
      return [event.by, text.activity.codeRole[event.codeRole], null];
    case "member-role-changed":
      return [event.by, text.activity.memberRole[event.role], null];
    case "member-removed":
      return [event.by, DOOR_WORDS.removed(event.name), null];
    case "link-renewed":
      return [event.by, DOOR_WORDS.renewed, null];
    case "lock-changed":
      return [event.by, event.isLocked ? DOOR_WORDS.locked : DOOR_WORDS.unlocked, null];
    case "room-renamed":
      return [event.by, text.activity.renamed(event.name), null];
    case "run-labelled":
      return [event.by, labelWords(event), null];
  }
}

function openedWords({ run, how }: Extract<RoomEvent, { kind: "run-opened" }>): string {
  return how === "fork"
    ? FORKED(run.number, formatCount(run.parent?.step ?? 0))
    : text.activity.opened[how](run.number);
}

/** What the host decided about controls; beyond a few they are only counted. */
function controlWords(changes: Controls): string {
  const decided = CONTROLS.flatMap((name) => {
    const policy = changes[name];
    return policy === undefined ? [] : [CONTROL_WORDS.decided(name, policy)];
  });
  const words = decided.slice(0, NAMED).join(", ");
  return decided.length > NAMED ? text.activity.andMore(words, decided.length - NAMED) : words;
}

function labelWords(event: Extract<RoomEvent, { kind: "run-labelled" }>): string {
  const { number, isStarred, remark } = event;
  return LABELS.said(number, isStarred, remark);
}

function stateWords(state: RunState, before: RunStatus): string {
  return state.status === before
    ? text.activity.speed(String(state.speed))
    : text.activity.states[state.status];
}
