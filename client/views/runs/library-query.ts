import type { RunsAsked } from "#client/session/http-client.ts";
import { LIMITS } from "#protocol/limits.ts";
import { RUN_SORTS, type RunSort } from "#protocol/records.ts";

/** What the library shows, and which runs are chosen to be compared. */
export interface LibraryQuery {
  readonly search: string;
  /** A room's id; null for all. */
  readonly room: string | null;
  readonly isStarred: boolean;
  readonly sort: RunSort;
  readonly picks: readonly string[];
}

export const MOST_PICKS = 4;
/** How a run is named in an address. */
export const RUN_ID = /^[\w-]{1,64}$/;

export const WHOLE_LIBRARY: LibraryQuery = {
  search: "",
  room: null,
  isStarred: false,
  sort: "date",
  picks: [],
};

/** Rule UI-151: the address keeps the whole query; what makes no sense in it is left out. */
export function queryInAddress(address: string): LibraryQuery {
  const parameters = new URLSearchParams(address);
  const room = parameters.get("room");
  const picks = (parameters.get("pick") ?? "").split(",").filter((id) => RUN_ID.test(id));
  return {
    search: (parameters.get("q") ?? "").slice(0, LIMITS.searchCharacters),
    room: room !== null && RUN_ID.test(room) ? room : null,
    isStarred: parameters.get("starred") === "1",
    sort: RUN_SORTS.find((sort) => sort === parameters.get("sort")) ?? "date",
    picks: [...new Set(picks)].slice(0, MOST_PICKS),
  };
}

/** With nothing in it that goes without saying. */
export function addressOfQuery({ search, room, isStarred, sort, picks }: LibraryQuery): string {
  const parameters = new URLSearchParams();
  if (search.trim() !== "") {
    parameters.set("q", search.trim());
  }
  if (room !== null) {
    parameters.set("room", room);
  }
  if (isStarred) {
    parameters.set("starred", "1");
  }
  if (sort !== "date") {
    parameters.set("sort", sort);
  }
  if (picks.length > 0) {
    parameters.set("pick", picks.join(","));
  }
  const text = parameters.toString().replaceAll("%2C", ",");
  return text === "" ? "/runs" : `/runs?${text}`;
}

/** Whether something is left out. */
export function isNarrowed({ search, room, isStarred }: LibraryQuery): boolean {
  return search.trim() !== "" || room !== null || isStarred;
}

/** What the server is asked; which runs are chosen is no part of it. */
export function askedOf({ search, room, isStarred, sort }: LibraryQuery): RunsAsked {
  return {
    search: search.trim() === "" ? undefined : search.trim(),
    room: room ?? undefined,
    starred: isStarred ? "1" : undefined,
    sort: sort === "date" ? undefined : sort,
  };
}

/** Chosen or no more; a fifth is not taken. */
export function withPick(picks: readonly string[], id: string): readonly string[] {
  if (picks.includes(id)) {
    return picks.filter((other) => other !== id);
  }
  return picks.length < MOST_PICKS ? [...picks, id] : picks;
}

export function compareAddress(picks: readonly string[]): string {
  return `/compare?runs=${picks.join(",")}`;
}
