import { formatCount, formatSetting } from "#client/draw/number-format.ts";
import type { ActivityEntry } from "#client/session/session.ts";
import { text } from "#client/text/en.ts";
import { editWords } from "#client/views/settings/path-words.ts";
import type { Actor, RoomEvent, RunEvent } from "#protocol/room.ts";

export interface ActivityLine {
  readonly actor: Actor | null;
  readonly words: string;
  /** The step of the run at which it took effect, ready to read; null where there is none. */
  readonly step: string | null;
}

/** A room's event in words, without the name of who did it. */
export function activityLine({ event }: Pick<ActivityEntry, "event">): ActivityLine {
  switch (event.kind) {
    case "settings-changed":
      return line(
        event.revision.by,
        event.edits.map(({ path, value }) => editWords(path, value)).join(", "),
        event.revision.step,
      );
    case "run-changed":
      return line(event.event.actor, changeWords(event.event), event.event.step);
    case "run-opened":
      return line(event.by, text.activity.opened[event.how](event.run.number), null);
    case "run-state-changed":
      return line(event.by, stateWords(event.runState), event.runState.step);
    case "code-role-changed":
      return line(event.by, text.activity.codeRole[event.codeRole], null);
    case "member-role-changed":
      return line(event.by, text.activity.memberRole[event.role], null);
    case "room-renamed":
      return line(event.by, text.activity.renamed(event.name), null);
  }
}

/** A change inside a run, in words. */
export function changeWords({ change }: Pick<RunEvent, "change">): string {
  switch (change.kind) {
    case "set-learning-rate":
      return text.activity.learningRate(formatSetting(change.value));
    case "set-stop":
      return text.activity.stop(
        formatCount(change.stop.steps),
        change.stop.loss === undefined ? null : formatSetting(change.stop.loss),
      );
  }
}

type RunStateOfEvent = Extract<RoomEvent, { kind: "run-state-changed" }>["runState"];

function stateWords(state: RunStateOfEvent): string {
  return text.activity.states[state.status];
}

function line(actor: Actor | null, words: string, step: number | null): ActivityLine {
  return { actor, words, step: step === null ? null : formatCount(step) };
}
