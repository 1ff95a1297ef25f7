/** Who may come in, and who has to go: the host's words. */
export const DOOR = {
  remove: (name: string) => `Remove ${name}`,
  removeNow: "Remove",
  removeNote: "They are sent away and kept out for an hour.",
  lock: "Locked: nobody new comes in",
  newLink: "New link",
  newLinkNote: "The room gets another code. The old code, link and QR let nobody new in.",
  newLinkNow: "Make it: the old one dies",
} as const;
