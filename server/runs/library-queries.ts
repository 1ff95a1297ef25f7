import type { Prisma } from "#prisma/generated/client.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { RoomOfRuns, RunPage, RunQuery, RunSummary } from "#protocol/records.ts";
import { endReasonFrom, parentFrom, statusFrom } from "#server/runs/rows.ts";
import { searchText } from "#server/runs/search-text.ts";
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
  isStarred: true,
  remark: true,
  thumbnail: true,
  parentId: true,
  parentStep: true,
  room: { select: { name: true } },
} satisfies Prisma.RunSelect;

type SummaryRow = Prisma.RunGetPayload<{ select: typeof SUMMARY_COLUMNS }>;

/** Rule ST-62: a page of a query, by a cursor that names its last row: no row twice, none left out. */
export async function listRuns(db: Reader, query: RunQuery): Promise<RunPage> {
  const limit = Math.max(1, Math.min(STORE_LIMITS.runsPerPage, Math.trunc(query.limit)));
  const isByLoss = query.sort === "loss";
  // One more than the page tells whether there is a next one.
  const rows = await (isByLoss ? byLoss : byDate)(db, query, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const cursor = isByLoss ? lossCursor : dateCursor;
  return {
    runs: page.map(summaryFrom),
    next: rows.length > limit && last !== undefined ? cursor(last) : null,
  };
}

export async function listRooms(db: Reader, limit: number): Promise<readonly RoomOfRuns[]> {
  return db.room.findMany({
    where: { runs: { some: { lastStep: { gt: 0 } } } },
    orderBy: [{ activeAt: "desc" }, { id: "asc" }],
    take: Math.max(1, Math.min(LIMITS.roomsListed, Math.trunc(limit))),
    select: { id: true, name: true },
  });
}

async function byDate(db: Reader, query: RunQuery, take: number): Promise<SummaryRow[]> {
  return db.run.findMany({
    where: { ...wanted(query), ...(query.before === undefined ? {} : olderThan(query.before)) },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take,
    select: SUMMARY_COLUMNS,
  });
}

/** Those without a loss come last: they are asked for when the others do not fill the page. */
async function byLoss(db: Reader, query: RunQuery, take: number): Promise<SummaryRow[]> {
  const after = query.before === undefined ? null : lossAfter(query.before);
  const find = (
    where: Prisma.RunWhereInput,
    orderBy: Prisma.RunOrderByWithRelationInput[],
    most: number,
  ) =>
    db.run.findMany({
      where: { AND: [wanted(query), where] },
      orderBy,
      take: most,
      select: SUMMARY_COLUMNS,
    });
  const known =
    after !== null && after.loss === null
      ? []
      : await find(
          after === null || after.loss === null
            ? { lastLoss: { not: null } }
            : {
                lastLoss: { gte: after.loss },
                NOT: { lastLoss: after.loss, id: { lte: after.id } },
              },
          [{ lastLoss: "asc" }, { id: "asc" }],
          take,
        );
  if (known.length >= take) {
    return known;
  }
  const from = after !== null && after.loss === null ? { id: { gt: after.id } } : {};
  const unknown = await find({ lastLoss: null, ...from }, [{ id: "asc" }], take - known.length);
  return [...known, ...unknown];
}

function wanted({ roomId, search, isStarred }: RunQuery): Prisma.RunWhereInput {
  const words = searchText(search ?? "")
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, LIMITS.searchWords)
    .map((word) => [...word].slice(0, LIMITS.searchWordCharacters).join(""));
  return {
    lastStep: { gt: 0 },
    ...(roomId === undefined ? {} : { roomId }),
    ...(isStarred === undefined ? {} : { isStarred }),
    AND: words.map((word) => ({
      OR: [{ search: { contains: word } }, { room: { is: { search: { contains: word } } } }],
    })),
  };
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
    isStarred: row.isStarred,
    remark: row.remark,
    thumbnail: thumbnailFrom(row.thumbnail),
    parent: parentFrom(row),
  };
}

/** Start time and id of the page's last row: stable while newer runs come in. */
function dateCursor(row: SummaryRow): string {
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

/** A number's shortest text is read back as the same number. */
function lossCursor(row: SummaryRow): string {
  return `${row.lastLoss ?? ""}~${row.id}`;
}

function lossAfter(cursor: string): { readonly loss: number | null; readonly id: string } {
  const match = /^([\d.e+-]{0,30})~(.{1,100})$/.exec(cursor);
  const [, text = "", id] = match ?? [];
  const loss = text === "" ? null : Number(text);
  if (id === undefined || Number.isNaN(loss)) {
    throw new StorageError("refused", "`before` is no page's `next`.");
  }
  return { loss, id };
}
