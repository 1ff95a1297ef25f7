import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { ListedRooms } from "#protocol/http.ts";
import { LIMITS } from "#protocol/limits.ts";
import { RUN_SORTS, type RunQuery, type Store } from "#protocol/records.ts";
import { json, type Reply } from "#server/gateway/reply.ts";

const PAGE_LIMIT = 100;

/** What each order's `next` looks like. */
const CURSORS = {
  date: /^\d{1,15}\.[\w-]{1,100}$/,
  loss: /^[\d.e+-]{0,30}~[\w-]{1,100}$/,
} as const;

export async function listRuns(
  search: URLSearchParams,
  store: Pick<Store, "listRuns">,
): Promise<Result<Reply>> {
  const query = parseRunQuery(search);
  return query.ok ? json(await store.listRuns(query.value)) : query;
}

export async function listRooms(store: Pick<Store, "listRooms">): Promise<Result<Reply>> {
  return json<ListedRooms>({ rooms: await store.listRooms(LIMITS.roomsListed) });
}

/** Rule GW-66: what a list is asked for is parsed here, and what makes no sense is refused by name. */
function parseRunQuery(query: URLSearchParams): Result<RunQuery> {
  const limit = Number(query.get("limit") ?? "50");
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_LIMIT) {
    return refuse("bad-message", `limit: must be from 1 to ${PAGE_LIMIT}`, "limit");
  }
  const sort = RUN_SORTS.find((name) => name === (query.get("sort") ?? "date"));
  if (sort === undefined) {
    return refuse("bad-message", `sort: must be one of ${RUN_SORTS.join(", ")}`, "sort");
  }
  const before = query.get("before") ?? undefined;
  if (before !== undefined && !CURSORS[sort].test(before)) {
    return refuse("bad-message", "before: must be the `next` of an earlier answer", "before");
  }
  const search = query.get("search") ?? undefined;
  if (search !== undefined && search.length > LIMITS.searchCharacters) {
    const message = `search: must have at most ${LIMITS.searchCharacters} characters`;
    return refuse("bad-message", message, "search");
  }
  const starred = query.get("starred");
  if (starred !== null && starred !== "1") {
    return refuse("bad-message", "starred: must be 1 or left out", "starred");
  }
  const roomId = query.get("room") ?? undefined;
  return ok({ limit, sort, before, search, roomId, isStarred: starred === "1" ? true : undefined });
}
