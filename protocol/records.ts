import type { TrainingSettings } from "#engine/settings.ts";
import type { Controls } from "#protocol/controls.ts";
import type { FieldRevision, Role, RunEvent, RunInfo, RunState } from "#protocol/room.ts";

/** A room as it is stored: enough to open it again after a restart. */
export interface RoomRecord {
  readonly id: string;
  readonly code: string;
  /** SHA-256 of the host's key, hex. The key itself is never stored. */
  readonly keyHash: string;
  readonly name: string;
  readonly version: number;
  readonly epoch: number;
  readonly codeRole: "editor" | "viewer";
  readonly controls: Controls;
  readonly isLocked: boolean;
  readonly settings: TrainingSettings;
  readonly revisions: Readonly<Record<string, FieldRevision>>;
  /** Edits that were answered lately, so that one sent again is not applied twice. */
  readonly answeredEdits: readonly AnsweredEdit[];
  readonly runId: string;
  readonly createdAtMs: number;
  readonly activeAtMs: number;
}

export interface AnsweredEdit {
  readonly editId: string;
  readonly memberId: string;
  readonly version: number;
  readonly revision: number;
  readonly step: number | null;
}

/**
 * `by-code`: whatever the room gives at the moment to those who come by code or link. `removed`: none
 * any more since `seenAtMs`; kept so that the token does not come in again at once.
 */
export type MemberRole = Role | "by-code" | "removed";

export interface MemberRecord {
  readonly id: string;
  readonly roomId: string;
  /** SHA-256 of the member's token, hex. */
  readonly tokenHash: string;
  readonly name: string;
  readonly color: number;
  readonly role: MemberRole;
  readonly seenAtMs: number;
}

/** A run as it is stored, without its frames. */
export interface RunRecord {
  readonly roomId: string;
  readonly epoch: number;
  readonly info: RunInfo;
  readonly state: RunState;
}

/** Where a run can go on from after a crash: the newest keyframe with the loss curve up to it. */
export interface Checkpoint {
  readonly step: number;
  readonly seq: number;
  readonly loss: number;
  readonly keyframe: Uint8Array;
  readonly curve: Uint8Array;
}

/** Rows that are too many for a document, stored once by their hash. */
export interface TableRecord {
  /** SHA-256 of `bytes`, hex. */
  readonly hash: string;
  /** The table codec's bytes. */
  readonly bytes: Uint8Array;
  readonly createdAtMs: number;
}

/** One write. Those of one `commit` are stored all or not at all; a stale epoch refuses them all. */
export type StoreWrite =
  | { readonly kind: "create-room"; readonly room: RoomRecord }
  | { readonly kind: "save-room"; readonly room: RoomRecord }
  | { readonly kind: "save-member"; readonly member: MemberRecord }
  /** One that is there already stays as it is. */
  | { readonly kind: "save-table"; readonly table: TableRecord }
  | { readonly kind: "open-run"; readonly run: RunRecord }
  /** Only for a run that never trained a step. */
  | { readonly kind: "discard-run"; readonly runId: string; readonly epoch: number }
  /** Of any run of the room, also one that ended long ago: `save-room` in the same commit fences it. */
  | {
      readonly kind: "label-run";
      readonly runId: string;
      readonly roomId: string;
      readonly label: RunLabel;
    }
  | {
      readonly kind: "run-state";
      readonly runId: string;
      readonly epoch: number;
      readonly state: RunState;
    }
  | {
      readonly kind: "run-event";
      readonly runId: string;
      readonly epoch: number;
      readonly event: RunEvent;
    }
  | {
      readonly kind: "checkpoint";
      readonly runId: string;
      readonly epoch: number;
      readonly checkpoint: Checkpoint;
    }
  | {
      readonly kind: "keyframe";
      readonly runId: string;
      readonly epoch: number;
      readonly step: number;
      readonly seq: number;
      readonly bytes: Uint8Array;
    }
  | {
      readonly kind: "chunk";
      readonly runId: string;
      readonly epoch: number;
      readonly fromStep: number;
      readonly toStep: number;
      readonly bytes: Uint8Array;
    };

/** What people made of a run later; it changes no number of it. */
export interface RunLabel {
  readonly isStarred: boolean;
  /** Plain text of one paragraph, "" for none. The screen calls it a note. */
  readonly remark: string;
}

/** A label with what it takes to change it. */
export interface StoredLabel extends RunLabel {
  readonly roomId: string;
  readonly number: number;
}

/** A run for a list: what a row shows. */
export interface RunSummary extends RunLabel {
  readonly id: string;
  readonly roomId: string;
  readonly roomName: string;
  readonly number: number;
  readonly name: string;
  readonly status: RunState["status"];
  readonly endReason: "steps" | "loss" | "diverged" | null;
  readonly step: number;
  readonly loss: number | null;
  readonly startedAtMs: number;
  readonly updatedAtMs: number;
  /** At most 64 losses over the whole run, for a thumbnail of its curve. */
  readonly thumbnail: readonly number[];
  readonly parent: RunInfo["parent"];
}

export interface RunPage {
  readonly runs: readonly RunSummary[];
  /** Ask for the next page with `before` set to this; null at the end. */
  readonly next: string | null;
}

export const RUN_SORTS = ["date", "loss"] as const;
/** `date`: the newest first. `loss`: the least last loss first, those without any at the end. */
export type RunSort = (typeof RUN_SORTS)[number];

/** Which runs, of those that trained, and in what order. What is absent lets all through. */
export interface RunQuery {
  readonly limit: number;
  /** The `next` of the page before, of the same query. */
  readonly before?: string | undefined;
  readonly roomId?: string | undefined;
  /** Every word of it in the run's name, its remark or its room's name. */
  readonly search?: string | undefined;
  readonly isStarred?: true | undefined;
  readonly sort?: RunSort | undefined;
}

/** A room that has runs, for a list to choose from. */
export interface RoomOfRuns {
  readonly id: string;
  readonly name: string;
}

/** One run with everything but frames, keyframes and curve. */
export interface RunDetail extends RunLabel {
  readonly roomId: string;
  readonly roomName: string;
  readonly info: RunInfo;
  readonly state: RunState;
  /** The last step that can be replayed. */
  readonly lastStep: number;
  readonly lastSeq: number;
  /** Steps of stored keyframes, ascending; replay starts from the nearest one below. */
  readonly keyframeSteps: readonly number[];
}

/** Bytes of a run's stored chunks and keyframes. */
export interface RecordedBytes {
  readonly frameBytes: number;
  readonly keyframeBytes: number;
}

/** A room that is open again after a restart, with all that it needs to go on. */
export interface RestoredRoom {
  readonly room: RoomRecord;
  readonly members: readonly MemberRecord[];
  readonly run: RunRecord;
  readonly checkpoint: Checkpoint | null;
  /** What the current run's recording has used of its budgets. */
  readonly recorded: RecordedBytes;
  /** How many runs the room has had. */
  readonly runCount: number;
}

/** The store as the rest of the server sees it. Writes are in order; each resolves when durable. */
export interface Store {
  /** @throws {StaleEpochError} when another owner has taken over; nothing is stored then. */
  commit(writes: readonly StoreWrite[]): Promise<void>;
  /** Takes over every room and its current run: all epochs rise by one, the old owner's writes die. */
  takeOver(): Promise<readonly RestoredRoom[]>;
  listRuns(query: RunQuery): Promise<RunPage>;
  /** Rooms with a run that trained, also those whose code has ended; the last visited first. */
  listRooms(limit: number): Promise<readonly RoomOfRuns[]>;
  readLabel(runId: string): Promise<StoredLabel | null>;
  findRun(runId: string): Promise<RunDetail | null>;
  /** The curve codec's bytes up to the last checkpoint; null when there is none yet. */
  readCurve(runId: string): Promise<Uint8Array | null>;
  /** The keyframe with the greatest (step, seq) at or below `step`; null when the start is nearest. */
  readKeyframe(runId: string, step: number): Promise<Uint8Array | null>;
  /** The chunk with the greatest `fromStep` at or below `step`, or the first. */
  readChunk(runId: string, step: number): Promise<Uint8Array | null>;
  readCheckpoint(runId: string): Promise<Checkpoint | null>;
  /** The table codec's bytes; null when no table has this hash. */
  readTable(hash: string): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

/** Another owner has taken the room or run over; whoever gets this must stop at once. */
export class StaleEpochError extends Error {
  override readonly name = "StaleEpochError";
}
