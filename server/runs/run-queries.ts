import type { Prisma } from "#prisma/generated/client.ts";
import type { Checkpoint, RunDetail, RunPage, RunSummary, Store } from "#protocol/records.ts";
import {
  checkpointFromRow,
  endReasonFrom,
  parentFrom,
  RUN_WITH_HISTORY,
  runInfoFrom,
  stateFromRow,
  statusFrom,
} from "#server/runs/rows.ts";
import { StorageError } from "#server/runs/storage-error.ts";
import { STORE_LIMITS } from "#server/runs/store-limits.ts";
import { thumbnailFrom } from "#server/runs/thumbnail.ts";

type Reader = Prisma.TransactionClient;

const SUMMARY_COLUMNS = {
  id: true,
  roomId: true,
  number: true,
  name: true,
  status: true,
  endReason: true,
  lastStep: true,
  lastLoss: true,
  startedAt: true,
  updatedAt: true,
  thumbnail: true,
  parentId: true,
  parentStep: true,
  room: { select: { name: true } },
} satisfies Prisma.RunSelect;

type SummaryRow = Prisma.RunGetPayload<{ select: typeof SUMMARY_COLUMNS }>;

export async function listRuns(
  db: Reader,
  query: Parameters<Store["listRuns"]>[0],
): Promise<RunPage> {
  const limit = Math.max(1, Math.min(STORE_LIMITS.runsPerPage, Math.trunc(query.limit)));
  const rows = await db.run.findMany({
    where: {
      lastStep: { gt: 0 },
      ...(query.roomId === undefined ? {} : { roomId: query.roomId }),
      ...(query.before === undefined ? {} : olderThan(query.before)),
    },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    // One more than the page tells whether there is a next one.
    take: limit + 1,
    select: SUMMARY_COLUMNS,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    runs: page.map(summaryFrom),
    next: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

export async function findRun(db: Reader, runId: string): Promise<RunDetail | null> {
  const run = await db.run.findUnique({
    where: { id: runId },
    include: { ...RUN_WITH_HISTORY, room: { select: { name: true } } },
  });
  if (run === null) {
    return null;
  }
  const keyframes = await db.keyframe.findMany({
    where: { runId },
    orderBy: [{ step: "asc" }, { seq: "asc" }],
    select: { step: true },
  });
  return {
    roomId: run.roomId,
    roomName: run.room.name,
    info: runInfoFrom(run),
    state: stateFromRow(run),
    lastStep: run.lastStep,
    lastSeq: run.events.at(-1)?.seq ?? 0,
    keyframeSteps: [...new Set(keyframes.map((keyframe) => keyframe.step))],
  };
}

export async function readCurve(db: Reader, runId: string): Promise<Uint8Array | null> {
  const row = await db.checkpoint.findUnique({ where: { runId }, select: { curve: true } });
  return row?.curve ?? null;
}

export async function readKeyframe(
  db: Reader,
  runId: string,
  step: number,
): Promise<Uint8Array | null> {
  const row = await db.keyframe.findFirst({
    where: { runId, step: { lte: step } },
    orderBy: [{ step: "desc" }, { seq: "desc" }],
    select: { bytes: true },
  });
  return row?.bytes ?? null;
}

export async function readChunk(
  db: Reader,
  runId: string,
  step: number,
): Promise<Uint8Array | null> {
  const before = await db.chunk.findFirst({
    where: { runId, fromStep: { lte: step } },
    orderBy: [{ fromStep: "desc" }, { id: "desc" }],
    select: { bytes: true },
  });
  const row =
    before ??
    (await db.chunk.findFirst({
      where: { runId },
      orderBy: [{ fromStep: "asc" }, { id: "desc" }],
      select: { bytes: true },
    }));
  return row?.bytes ?? null;
}

export async function readTable(db: Reader, hash: string): Promise<Uint8Array | null> {
  const row = await db.storedTable.findUnique({ where: { hash }, select: { bytes: true } });
  return row?.bytes ?? null;
}

export async function readCheckpoint(db: Reader, runId: string): Promise<Checkpoint | null> {
  const row = await db.checkpoint.findUnique({ where: { runId } });
  return row === null ? null : checkpointFromRow(row);
}

function summaryFrom(row: SummaryRow): RunSummary {
  return {
    id: row.id,
    roomId: row.roomId,
    roomName: row.room.name,
    number: row.number,
    name: row.name,
    status: statusFrom(row.status),
    endReason: row.endReason === null ? null : endReasonFrom(row.endReason),
    step: row.lastStep,
    loss: row.lastLoss,
    startedAtMs: row.startedAt.getTime(),
    updatedAtMs: row.updatedAt.getTime(),
    thumbnail: thumbnailFrom(row.thumbnail),
    parent: parentFrom(row),
  };
}

/** Start time and id of the page's last row: stable while newer runs come in. */
function cursorOf(row: SummaryRow): string {
  return `${row.startedAt.getTime()}.${row.id}`;
}

function olderThan(cursor: string): Prisma.RunWhereInput {
  const match = /^(\d{1,15})\.(.{1,100})$/.exec(cursor);
  const id = match?.[2];
  if (match === null || id === undefined) {
    throw new StorageError("refused", "`before` is no page's `next`.");
  }
  const startedAt = new Date(Number(match[1]));
  return {
    startedAt: { lte: startedAt },
    NOT: { startedAt, id: { gte: id } },
  };
}
