import type { StoreApi } from "zustand/vanilla";
import type { ForkPlace, LeftPast, Past, PastActions, StatesFrom } from "#client/session/past.ts";
import type { SlowStep } from "#client/session/slow-step.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import type { LossSeries } from "#engine/loss-series.ts";
import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { CommandInput, CurrentField, WaitingPath } from "#protocol/commands.ts";
import type { Controls } from "#protocol/controls.ts";
import type { SharedDrawing } from "#protocol/drawing.ts";
import type { ErrorCode, Refusal, Result } from "#protocol/errors.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import type { Presentation, Shown } from "#protocol/presentation.ts";
import type {
  FieldRevision,
  Presence,
  RoomEvent,
  RunInfo,
  RunState,
  SettingsEdit,
  Speed,
  You,
} from "#protocol/room.ts";

/** How the page stands with its source. Times are of this browser's clock. */
export type Connection =
  | { readonly kind: "connecting" }
  | { readonly kind: "live"; readonly roundTripMs: number | null }
  /** Views say so after 5 s, with the age of the picture. */
  | {
      readonly kind: "reconnecting";
      readonly sinceMs: number;
      /** What the server said when it ended the connection; null when it just broke. */
      readonly why: ErrorCode | null;
    }
  /** This page is older or newer than the server: reload; unsent edits are kept. */
  | { readonly kind: "outdated" }
  | { readonly kind: "failed"; readonly error: Refusal };

/** What only a live room has; null in a replay. */
export interface RoomView {
  readonly code: string;
  readonly name: string;
  readonly codeRole: "editor" | "viewer";
  /** Who may change what: `policyOf` and `mayChange` of protocol/controls.ts read it. */
  readonly controls: Controls;
  readonly isLocked: boolean;
  readonly you: You;
  readonly presence: Presence;
  /** The digit that the network is shown to read on every screen: one's own as soon as it is drawn. */
  readonly drawing: SharedDrawing | null;
  /** What the host presents to everybody; null when nobody does. */
  readonly presentation: Presentation | null;
  /** The document that people edit. */
  readonly settings: TrainingSettings;
  readonly revisions: Readonly<Record<string, FieldRevision>>;
  /** Own edits that the server has not answered yet, shown at once; newest value by path. */
  readonly unconfirmed: Readonly<Record<string, unknown>>;
  /** Paths whose value differs from the run's and waits for the next one. */
  readonly nextRunPaths: readonly string[];
  /** Rule CS-10: why each of them waits, by path, in plain words. */
  readonly waitingReasons: Readonly<Record<string, string>>;
}

/** One line of the room's activity, newest last; bounded to 200. */
export interface ActivityEntry {
  readonly id: number;
  readonly atMs: number;
  readonly event: RoomEvent;
  /** Of a change of the settings or of a weight by hand, what stood there before; absent where that is not known. */
  readonly was?: readonly SettingsEdit[] | undefined;
}

/** Everything that the views of a room or a saved run show. All panels show `frame.step`. */
export interface SessionState {
  readonly kind: "live" | "replay";
  readonly connection: Connection;
  readonly room: RoomView | null;
  /** Of the room that the run belongs to, whatever its code; null before it is known. */
  readonly roomId: string | null;
  readonly run: RunInfo | null;
  readonly runState: RunState | null;
  /** The settings in force at the frame's step: the run's, with its events up to there. */
  readonly settingsInForce: TrainingSettings | null;
  /** What `run` trains on; null while it is fetched. Always that of `run`, never of another one. */
  readonly dataset: Dataset | null;
  readonly frame: Frame | null;
  /** When `frame` arrived, ms of `performance.now()`. */
  readonly frameAtMs: number;
  readonly curve: LossSeries | null;
  /** Rises whenever `curve` got points: the series itself is mutable. */
  readonly curveRevision: number;
  /** The newest step there is: live, the run's; in a replay, the last one saved. */
  readonly lastStep: number;
  /** Whether steps happen here, at `playSpeed`: the room's, or those of what this page looks at. */
  readonly isPlaying: boolean;
  readonly playSpeed: Speed;
  /** At the speed "slow": how far the step under way is; null at others, and before it is known. */
  readonly slowStep: SlowStep | null;
  readonly activity: readonly ActivityEntry[];
  /** The newest own edit that was refused, also one that an earlier page in this tab had sent. */
  readonly lastRefusal: LastRefusal | null;
  /** In a replay: every recorded frame seen so far was recomputed to the same bits, or not. */
  readonly fidelity: "unchecked" | "same-bits" | "different" | "recorded-only";
  /** In a live room: this page looks at the run's past; null while it follows the run. */
  readonly past: Past | null;
  /** In a live room: where this page looked until the room went on to another run. */
  readonly leftPast: LeftPast | null;
  /** In a replay: where other runs of its room went on from it, ascending by step. */
  readonly forks: readonly ForkPlace[];
  /** How the past is computed; null in a live room that follows its run. */
  readonly statesFrom: StatesFrom | null;
}

/** A refused edit, with what the field holds now. */
export interface RefusedEdit extends Refusal {
  readonly current?: readonly CurrentField[] | undefined;
}
/** `id` differs from one refusal to the next. */
export interface LastRefusal {
  readonly id: string;
  readonly paths: readonly string[];
  readonly error: RefusedEdit;
}

export type EditAnswer =
  | {
      readonly ok: true;
      /** Where the run took it up; null when all of it waits for the next run. */
      readonly step: number | null;
      readonly waiting: readonly WaitingPath[];
    }
  | { readonly ok: false; readonly error: RefusedEdit };

/** A change of one field. */
export interface FieldEdit {
  readonly path: string;
  readonly value: unknown;
  /** The revision that the person saw when they began to change it; the newest known when absent. */
  readonly base?: number | undefined;
}

/** What the views may ask for. In a replay, edits and roles are refused with `not-allowed`. */
export interface SessionActions {
  play(): Promise<Result<void>>;
  pause(): Promise<Result<void>>;
  /** Live: trains `count` steps; back it goes in this page's past alone. Replay: moves by `count` steps, back when negative. */
  step(count: number): Promise<Result<void>>;
  /** Live: saves this run and starts its child at step 0. Replay: to step 0. */
  rewind(): Promise<Result<void>>;
  /** Live only: saves this run and starts the next with the room's settings. */
  startRun(): Promise<Result<void>>;
  /**
   * Live: saves this run and goes on from one of its steps, paused there, as a run of its own: with
   * the changes made up to that step, then these. On one's own, the run goes back itself.
   */
  forkRun(step: number, changes: readonly RunChange[]): Promise<Result<void>>;
  /** Live only: the same from a step of a run that the room had before. */
  forkEarlier(runId: string, step: number): Promise<Result<void>>;
  setSpeed(speed: Speed): Promise<Result<void>>;
  /** Live: to a step that this page alone looks at; the newest one is live again. */
  seek(step: number): Promise<Result<void>>;
  /** Live: along with the run again. Replay: to the last step. */
  followLive(): Promise<Result<void>>;
  /** While this page looks at the past. What else is here is for everybody, also then. */
  readonly past: PastActions;
  edit(edits: readonly FieldEdit[]): Promise<EditAnswer>;
  /** Live only: one weight or bias of the present run by hand, named as on screen: "W2[3][1]". */
  setParameter(parameter: string, value: number): Promise<Result<void>>;
  setEditing(path: string | null): void;
  /**
   * Live only: a digit for the network to read on every screen, null to wipe it away. May be called
   * with every stroke: the newest counts. Refused where the run is not shown digits.
   */
  shareDrawing(pixels: readonly number[] | null): Promise<Result<void>>;
  /** Host only: what this page looks at, for everybody to follow; null ends it. */
  present(shown: Shown | null): Promise<Result<void>>;
  /** Whether this page follows who presents, for them to know. */
  setFollowing(isFollowing: boolean): Promise<Result<void>>;
  /** Host only: by control, who may change it and whether it is shown; what is left out stays. */
  setControls(changes: CommandInput<"set-controls">["changes"]): Promise<Result<void>>;
  setCodeRole(role: "editor" | "viewer"): Promise<Result<void>>;
  setMemberRole(memberId: string, role: "editor" | "viewer"): Promise<Result<void>>;
  /** Host only: sends somebody away, and keeps them out for an hour. */
  removeMember(memberId: string): Promise<Result<void>>;
  /** Host only: another code, which `room.code` and the address have then; the old one is dead. */
  renewLink(): Promise<Result<void>>;
  /** Host only: nobody new comes in. */
  lockRoom(isLocked: boolean): Promise<Result<void>>;
  renameRoom(name: string): Promise<Result<void>>;
  renameMe(name: string): Promise<Result<void>>;
}

export interface Session {
  readonly store: StoreApi<SessionState>;
  readonly actions: SessionActions;
  close(): void;
}
