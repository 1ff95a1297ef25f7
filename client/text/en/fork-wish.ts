/** Going on from a saved run, in the room that it belongs to. */
export const FORK_WISH = {
  link: "Go on from here",
  linkNote: (step: string) =>
    `Opens the room, which goes on from step ${step} when you confirm it there.`,
  ask: (name: string, step: string, number: number) =>
    `Go on from step ${step} of ${name}? Run #${number} is saved, and the new one is everybody's. It waits there until somebody plays.`,
  confirm: "Go on",
  leave: "Leave it",
  working: "Going there…",
  notYours: "Who may play goes on from a saved run here. Ask the host.",
  otherRoom: "This run is of another room: it cannot go on here.",
} as const;
