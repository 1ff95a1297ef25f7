import type { Prisma } from "#prisma/generated/client.ts";
import type { Checkpoint, RunDetail, StoredLabel } from "#protocol/records.ts";
import {
  checkpointFromRow,
  RUN_WITH_HISTORY,
  runInfoFrom,
  stateFromRow,
} from "#server/runs/rows.ts";

type Reader = Prisma.TransactionClient;

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
    isStarred: run.isStarred,
    remark: run.remark,
    lastStep: run.lastStep,
    lastSeq: run.events.at(-1)?.seq ?? 0,
    keyframeSteps: [...new Set(keyframes.map((keyframe) => keyframe.step))],
  };
}

export async function readLabel(db: Reader, runId: string): Promise<StoredLabel | null> {
  return db.run.findUnique({
    where: { id: runId },
    select: { roomId: true, number: true, isStarred: true, remark: true },
  });
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
