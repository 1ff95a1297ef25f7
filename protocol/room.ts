import type { EngineEvent, RunEnd } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Controls } from "#protocol/controls.ts";
import type { SharedDrawing } from "#protocol/drawing.ts";
import type { Refusal } from "#protocol/errors.ts";
import type { Pace } from "#protocol/pace.ts";
import type { Presentation } from "#protocol/presentation.ts";

export const ROLES = ["host", "editor", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/** Steps per second, as many as the trainer can, or one spread over some seconds: `slowStepMs`. */
export const SPEEDS = ["slow", 1, 2, 5, 10, 30, 100, "max"] as const;
export type Speed = (typeof SPEEDS)[number];

/** Who did something. `color` is an index into the palette of people (0 to 11). */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly color: number;
}

/** A run's event as it is stored and sent: the engine's part, who made it and when (server clock). */
export interface RunEvent extends EngineEvent {
  readonly atMs: number;
  readonly actor: Actor;
}

/**
 * - `ready`: step 0, never started
 * - `training`, `paused`
 * - `ended`: reached its stop or diverged; raising the stop lets it go on
 * - `interrupted`: the server went away while it trained; `play-run` goes on with the same bits
 * - `closed`: the room went on to another run
 */
export const RUN_STATUSES = [
  "ready",
  "training",
  "paused",
  "ended",
  "interrupted",
  "closed",
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** How a room comes to another run; a fork goes on from a step of the one before. */
export type RunOrigin = "rewind" | "start" | "fork";

export interface RunInfo {
  readonly id: string;
  /** Counts the room's runs from 1. */
  readonly number: number;
  /** E.g. `#7 · lr 1 · sigmoid 3-4-1`. */
  readonly name: string;
  readonly parent: { readonly runId: string; readonly step: number } | null;
  /** What the run started with; `events` change it. */
  readonly settings: TrainingSettings;
  readonly events: readonly RunEvent[];
  readonly engineVersion: string;
  readonly startedAtMs: number;
}

/** What of a run changes without changing its numbers. */
export interface RunState {
  readonly status: RunStatus;
  readonly speed: Speed;
  /** The step at which this status was taken; frames carry the step of a training run. */
  readonly step: number;
  readonly end: RunEnd | null;
  /** Set when the server paused the run itself, e.g. because nobody watched. */
  readonly note: string | null;
}

/** When a path of the settings document last changed, and by whom. */
export interface FieldRevision {
  readonly revision: number;
  readonly by: Actor;
  readonly atMs: number;
  /** The step of the running training at which it took effect; null when it waits for the next run. */
  readonly step: number | null;
}

/** The whole room as a newcomer gets it. */
export interface RoomSnapshot {
  /** Stays the same when the code changes; the list of runs names it. No secret. */
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  /** What somebody who comes by code or link may do. */
  readonly codeRole: "editor" | "viewer";
  readonly controls: Controls;
  /** Nobody new comes in; who was here may come back. */
  readonly isLocked: boolean;
  /** The document that people edit; it differs from the run's by the changes for the next run. */
  readonly settings: TrainingSettings;
  /** By path, e.g. `layers[0].units`; a path that never changed is absent (revision 0). */
  readonly revisions: Readonly<Record<string, FieldRevision>>;
  readonly run: RunInfo;
  readonly runState: RunState;
}

export interface Person extends Actor {
  readonly role: Role;
  /** The path that this person is editing. */
  readonly editing: string | null;
}

/** Who is here; at most `LIMITS.peopleShown` are named, `count` is everybody. Not versioned. */
export interface Presence {
  readonly people: readonly Person[];
  readonly count: number;
}

/** One value at one path. `value` undefined removes an optional key such as `stop.loss`. */
export interface SettingsEdit {
  readonly path: string;
  readonly value: unknown;
}

/** What happened in a room, in order of `version`. Past tense: it is already stored. */
export type RoomEvent =
  | {
      readonly kind: "settings-changed";
      readonly edits: readonly SettingsEdit[];
      readonly revision: FieldRevision;
    }
  | { readonly kind: "run-changed"; readonly runId: string; readonly event: RunEvent }
  | {
      readonly kind: "run-opened";
      readonly run: RunInfo;
      readonly runState: RunState;
      readonly by: Actor;
      readonly how: RunOrigin;
    }
  | {
      readonly kind: "run-state-changed";
      readonly runId: string;
      readonly runState: RunState;
      readonly by: Actor | null;
    }
  | {
      readonly kind: "code-role-changed";
      readonly codeRole: "editor" | "viewer";
      readonly by: Actor;
    }
  | {
      readonly kind: "controls-changed";
      /** Those that are others now, each whole. */
      readonly changes: Controls;
      readonly by: Actor;
    }
  | {
      readonly kind: "member-role-changed";
      readonly memberId: string;
      readonly role: Role;
      readonly by: Actor;
    }
  | {
      readonly kind: "member-removed";
      readonly memberId: string;
      readonly name: string;
      readonly by: Actor;
    }
  /** The room has this code from now on; the one before lets nobody new in. */
  | { readonly kind: "link-renewed"; readonly code: string; readonly by: Actor }
  | { readonly kind: "lock-changed"; readonly isLocked: boolean; readonly by: Actor }
  | { readonly kind: "room-renamed"; readonly name: string; readonly by: Actor }
  /** A run of the room, this one or an earlier one, has another star or remark. */
  | {
      readonly kind: "run-labelled";
      readonly runId: string;
      readonly number: number;
      readonly isStarred: boolean;
      readonly remark: string;
      readonly by: Actor;
    };

export interface VersionedRoomEvent {
  readonly version: number;
  readonly event: RoomEvent;
}

/** Who you are in the room. `token` proves it on the next visit; keep it to yourself. */
export interface You extends Actor {
  readonly role: Role;
  readonly token: string;
}

/** The first message after a connection is accepted: either the whole room or what was missed. */
export interface Welcome {
  readonly protocol: number;
  readonly you: You;
  readonly presence: Presence;
  readonly drawing: SharedDrawing | null;
  readonly presentation: Presentation | null;
  /** Of a run in slow motion; null at other speeds. */
  readonly pace: Pace | null;
  /** Why the last connection of this member was cut, when the server could not say so then. */
  readonly notice?: Refusal | undefined;
  readonly room:
    | { readonly kind: "snapshot"; readonly snapshot: RoomSnapshot }
    | { readonly kind: "events"; readonly events: readonly VersionedRoomEvent[] };
}

/** Why the server ends a connection; sent as `goodbye` just before. */
export interface Goodbye {
  readonly error: Refusal;
  /** When to come back, in ms; absent when there is no point. */
  readonly retryInMs?: number | undefined;
}
