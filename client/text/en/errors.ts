/** Also for the pages that must come up when nothing else does: they take these words alone. */
export const ERRORS = {
  toHome: "To the start page",
  tryAgain: "Try again",
  joinByCode: "Join with the code",
  pageNotFoundTitle: "There is nothing at this address",
  pageNotFoundBody: "The link may be cut short, or the page may have moved.",
  brokenTitle: "This page did not work",
  brokenBody: "The room and its runs are safe on the server. Trying again usually helps.",
  roomNotFoundTitle: "No room with this code",
  roomNotFoundBody: "Check its six characters, or ask for it again.",
  runNotFoundTitle: "No run at this address",
  runNotFoundBody: "The link may be cut short, or the run is on another server.",
  keyRefusedTitle: "This host link is not valid",
  keyRefusedBody:
    "Its key does not belong to this room; a part of the link may be missing. You can join with the code and ask the host for the pen.",
  roomFullTitle: "This room is full",
  roomFullBody: "As many people as a room can take are in it. Try again when somebody has left.",
  tooFastTitle: "Too many tries",
  lockedTitle: "This room is locked",
  removedTitle: "You are no longer in this room",
  removedBody:
    "The host has removed you. For an hour the code does not let this browser in again. If it was a mistake, ask the host for a new link: the host link lets you in at once.",
} as const;

export const PRODUCT = "Weightroom";
