import type { PrismaClient } from "#prisma/generated/client.ts";
import { searchText } from "#server/runs/search-text.ts";
import { STORE_LIMITS } from "#server/runs/store-limits.ts";

/** Rule ST-63: SQL knows no accents, so the migration that brought the search left those of rooms. */
export async function completeSearch(db: PrismaClient): Promise<void> {
  const rooms = await db.room.findMany({ select: { id: true, name: true, search: true } });
  const outdated = rooms.filter(({ name, search }) => search !== searchText(name));
  if (outdated.length === 0) {
    return;
  }
  await db.$transaction(
    async (tx) => {
      for (const { id, name } of outdated) {
        await tx.room.updateMany({ where: { id }, data: { search: searchText(name) } });
      }
    },
    { timeout: STORE_LIMITS.transactionMs },
  );
}
