import { plural } from "#client/text/en/plural.ts";

/** Words of a host who presents, and of those who follow. */
export const FOLLOW = {
  present: "Present: everybody follows you",
  stopPresenting: "Stop presenting",
  presenting: "You present",
  followers: (count: number) =>
    count === 0 ? "nobody follows yet" : plural(count, "follows", "follow"),
  presentHint: "Panel, earlier step and what you point at show on every screen that follows.",
  elsewhere: "You present on another page of yours. This one follows.",
  stop: "Stop",
  ended: "The presentation is over: another host ended it.",
  takenOver: (name: string) => `${name} presents now.`,
  follow: (name: string) => `You follow ${name}.`,
  followHint: "Press or type in a panel to look around by yourself.",
  alone: (name: string) => `${name} presents. You look around by yourself.`,
  again: "Follow again",
  wall: (name: string) => `${name} presents`,
  title: "Presentation",
  shows: (name: string, what: string) => `${name} shows ${what}`,
  panel: (name: string) => `the panel ${name}`,
  past: (step: string) => `step ${step}`,
  live: "the run as it is now",
  entity: (name: string, row: number | null, col: number | null) =>
    [name, row === null ? "" : `row ${row + 1}`, col === null ? "" : `column ${col + 1}`]
      .filter((words) => words !== "")
      .join(" "),
} as const;
