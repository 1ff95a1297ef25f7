import type { Prisma } from "#prisma/generated/client.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { RestoredRoom } from "#protocol/records.ts";
import {
  checkpointFromRow,
  memberFromRow,
  RUN_WITH_HISTORY,
  roomFromRow,
  runInfoFrom,
  stateFromRow,
} from "#server/runs/rows.ts";

/** Ids in one `IN (...)`: databases bound the number of parameters. */
const IDS_PER_STATEMENT = 500;

/**
 * Ends the codes of rooms that were idle since `idleSince`, raises the epochs of the others and of
 * their current runs, and returns them. A run that nobody owns any more is never left in training.
 */
export async function takeOver(
  tx: Prisma.TransactionClient,
  owner: string,
  idleSince: Date,
): Promise<readonly RestoredRoom[]> {
  const candidates = await tx.room.findMany({
    where: { code: { not: null } },
    orderBy: [{ activeAt: "desc" }, { id: "asc" }],
    select: { id: true, runId: true, activeAt: true },
  });
  const runs = await tx.run.findMany({
    where: { room: { code: { not: null } } },
    select: { id: true },
  });
  const runIds = new Set(runs.map((run) => run.id));
  const isLive = (room: (typeof candidates)[number]) =>
    room.activeAt >= idleSince && runIds.has(room.runId);
  const live = candidates.filter(isLive).slice(0, LIMITS.roomsPerServer);
  const liveIds = new Set(live.map((room) => room.id));
  await endRooms(
    tx,
    candidates.filter((room) => !liveIds.has(room.id)).map((room) => room.id),
  );
  await raiseEpochs(tx, owner, live);
  await interruptOrphans(tx, new Set(live.map((room) => room.runId)));
  const restored: RestoredRoom[] = [];
  for (const room of live) {
    restored.push(await readRoom(tx, room.id, room.runId));
  }
  return restored;
}

async function endRooms(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
  for (const some of parts(ids)) {
    await tx.room.updateMany({
      where: { id: { in: some } },
      data: { code: null, epoch: { increment: 1 } },
    });
    await tx.member.deleteMany({ where: { roomId: { in: some } } });
  }
}

async function raiseEpochs(
  tx: Prisma.TransactionClient,
  owner: string,
  rooms: readonly { readonly id: string; readonly runId: string }[],
): Promise<void> {
  const data = { owner, epoch: { increment: 1 } };
  for (const some of parts(rooms)) {
    await tx.room.updateMany({ where: { id: { in: some.map((room) => room.id) } }, data });
    await tx.run.updateMany({ where: { id: { in: some.map((room) => room.runId) } }, data });
  }
}

/** Runs of rooms that are not open again: their old owner is fenced off too. */
async function interruptOrphans(
  tx: Prisma.TransactionClient,
  ownedRunIds: ReadonlySet<string>,
): Promise<void> {
  const training = await tx.run.findMany({ where: { status: "training" }, select: { id: true } });
  const orphans = training.map((run) => run.id).filter((id) => !ownedRunIds.has(id));
  for (const some of parts(orphans)) {
    await tx.run.updateMany({
      where: { id: { in: some } },
      data: { status: "interrupted", epoch: { increment: 1 } },
    });
  }
}

async function readRoom(
  tx: Prisma.TransactionClient,
  roomId: string,
  runId: string,
): Promise<RestoredRoom> {
  const room = await tx.room.findUniqueOrThrow({ where: { id: roomId } });
  const members = await tx.member.findMany({
    where: { roomId },
    orderBy: { seenAt: "desc" },
    take: LIMITS.membersRemembered,
  });
  const run = await tx.run.findUniqueOrThrow({ where: { id: runId }, include: RUN_WITH_HISTORY });
  const checkpoint = await tx.checkpoint.findUnique({ where: { runId } });
  const frames = await tx.chunk.aggregate({ where: { runId }, _sum: { size: true } });
  const keyframes = await tx.keyframe.aggregate({ where: { runId }, _sum: { size: true } });
  const { _max } = await tx.run.aggregate({ where: { roomId }, _max: { number: true } });
  return {
    room: roomFromRow(room, room.code ?? ""),
    members: members.map(memberFromRow),
    run: {
      roomId,
      epoch: run.epoch,
      info: runInfoFrom(run),
      state: stateFromRow(run),
    },
    checkpoint: checkpoint === null ? null : checkpointFromRow(checkpoint),
    recorded: {
      frameBytes: frames._sum.size ?? 0,
      keyframeBytes: keyframes._sum.size ?? 0,
    },
    runCount: _max.number ?? 0,
  };
}

function* parts<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += IDS_PER_STATEMENT) {
    yield items.slice(start, start + IDS_PER_STATEMENT);
  }
}
