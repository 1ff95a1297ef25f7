import type { RunChange, RunEnd } from "#engine/run-events.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Checkpoint, MemberRecord, RoomRecord } from "#protocol/records.ts";
import {
  ROLES,
  RUN_STATUSES,
  type RunEvent,
  type RunInfo,
  type RunState,
  SPEEDS,
} from "#protocol/room.ts";
import { searchText } from "#server/runs/search-text.ts";

/** Between records and rows: JSON documents are TEXT, times are DateTime, unions are text. */

export function roomToRow(room: RoomRecord) {
  return {
    id: room.id,
    code: room.code,
    keyHash: room.keyHash,
    name: room.name,
    search: searchText(room.name),
    version: room.version,
    codeRole: room.codeRole,
    controls: JSON.stringify(room.controls),
    isLocked: room.isLocked,
    runId: room.runId,
    createdAt: new Date(room.createdAtMs),
    activeAt: new Date(room.activeAtMs),
    revisions: JSON.stringify(room.revisions),
    answeredEdits: JSON.stringify(room.answeredEdits),
    settings: JSON.stringify(room.settings),
  };
}

export function roomFromRow(row: Prisma.RoomModel, code: string): RoomRecord {
  return {
    id: row.id,
    code,
    keyHash: row.keyHash,
    name: row.name,
    version: row.version,
    epoch: row.epoch,
    codeRole: oneOf(["editor", "viewer"], row.codeRole),
    controls: JSON.parse(row.controls),
    isLocked: row.isLocked,
    settings: JSON.parse(row.settings),
    revisions: JSON.parse(row.revisions),
    answeredEdits: JSON.parse(row.answeredEdits),
    runId: row.runId,
    createdAtMs: row.createdAt.getTime(),
    activeAtMs: row.activeAt.getTime(),
  };
}

export function memberFromRow(row: Prisma.MemberModel): MemberRecord {
  return {
    id: row.id,
    roomId: row.roomId,
    tokenHash: row.tokenHash,
    name: row.name,
    color: row.color,
    role: oneOf([...ROLES, "by-code", "removed"] as const, row.role),
    seenAtMs: row.seenAt.getTime(),
  };
}

export function stateToRow(state: RunState) {
  return {
    status: state.status,
    speed: String(state.speed),
    step: state.step,
    endReason: state.end?.reason ?? null,
    endStep: state.end?.step ?? null,
    endMessage: state.end?.message ?? null,
    note: state.note,
  };
}

type StateRow = Pick<
  Prisma.RunModel,
  "status" | "speed" | "step" | "endReason" | "endStep" | "endMessage" | "note"
>;

export function stateFromRow(row: StateRow): RunState {
  return {
    status: oneOf(RUN_STATUSES, row.status),
    speed: oneOf(SPEEDS, row.speed),
    step: row.step,
    end:
      row.endReason === null
        ? null
        : {
            reason: endReasonFrom(row.endReason),
            step: row.endStep ?? row.step,
            message: row.endMessage,
          },
    note: row.note,
  };
}

export function endReasonFrom(text: string): RunEnd["reason"] {
  return oneOf(["steps", "loss", "diverged"], text);
}

export function statusFrom(text: string): RunState["status"] {
  return oneOf(RUN_STATUSES, text);
}

export function parentFrom(row: Pick<Prisma.RunModel, "parentId" | "parentStep">) {
  return row.parentId === null ? null : { runId: row.parentId, step: row.parentStep ?? 0 };
}

/** What `runInfoFrom` needs besides the run's own row. */
export const RUN_WITH_HISTORY = {
  settings: true,
  events: { orderBy: { seq: "asc" } },
} as const;

export function runInfoFrom(
  row: Prisma.RunModel & {
    readonly settings: Prisma.RunSettingsModel | null;
    readonly events: readonly Prisma.RunEventModel[];
  },
): RunInfo {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    parent: parentFrom(row),
    settings: JSON.parse(row.settings?.document ?? "null"),
    events: row.events.map(eventFromRow),
    engineVersion: row.engineVersion,
    startedAtMs: row.startedAt.getTime(),
  };
}

export function eventToRow(runId: string, event: RunEvent) {
  return {
    runId,
    seq: event.seq,
    step: event.step,
    at: new Date(event.atMs),
    actorId: event.actor.id,
    actorName: event.actor.name,
    actorColor: event.actor.color,
    change: JSON.stringify(event.change),
  };
}

function eventFromRow(row: Prisma.RunEventModel): RunEvent {
  const change: RunChange = JSON.parse(row.change);
  return {
    seq: row.seq,
    step: row.step,
    change,
    atMs: row.at.getTime(),
    actor: { id: row.actorId, name: row.actorName, color: row.actorColor },
  };
}

export function checkpointFromRow(row: Prisma.CheckpointModel): Checkpoint {
  return {
    step: row.step,
    seq: row.seq,
    loss: row.loss,
    keyframe: row.keyframe,
    curve: row.curve,
  };
}

function oneOf<T extends string | number>(values: readonly T[], text: string): T {
  const value = values.find((candidate) => String(candidate) === text);
  if (value === undefined) {
    throw new Error(`"${text}" is none of ${values.join(", ")}`);
  }
  return value;
}
