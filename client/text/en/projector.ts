import { plural } from "#client/text/en/plural.ts";

/** The room as a class sees it on the wall. */
export const PROJECTOR = {
  title: "Projector view",
  open: "Projector view",
  note: "Large type, no settings: for a screen that a class looks at.",
  leave: "Back to the room (Escape)",
  fullScreen: "Full screen (F)",
  leaveFullScreen: "Leave full screen (F)",
  people: (count: number) => plural(count, "person", "people"),
  join: (host: string) => `Open ${host}`,
  code: "and type the code",
  moreRows: (count: number) => `and ${plural(count, "row", "rows")} more`,
} as const;
