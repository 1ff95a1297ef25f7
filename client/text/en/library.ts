import { plural } from "#client/text/en/plural.ts";

/** The library of runs. */
export const LIBRARY = {
  search: "Search runs",
  searchHint: "Name, note or room",
  clear: "Clear the search",
  room: "Room",
  allRooms: "All rooms",
  thisRoom: "One room",
  onlyStarred: "Starred",
  sort: "Order",
  sorts: { date: "Newest", loss: "Least loss" },
  roomOnly: (name: string) => `Only the runs of ${name}`,
  noMatchTitle: "No run fits",
  noMatchBody: "No saved run has all of this. A shorter word finds more.",
  showAll: "Show all runs",
  found: (count: number, isAll: boolean) =>
    isAll ? plural(count, "run", "runs") : `the first ${plural(count, "run", "runs")}`,
  pick: (name: string) => `Compare ${name}`,
  picked: (count: number) =>
    count === 1 ? "1 run chosen. Choose one more to compare." : `${count} runs chosen`,
  full: "Four runs are the most that fit beside each other.",
  compare: "Compare",
  clearPicks: "Clear",
} as const;
