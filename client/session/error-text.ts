import type { ErrorCode } from "#protocol/errors.ts";

// A Record over the union: a new code does not compile until it has words for the user.
const TEXT: Record<ErrorCode, string> = {
  "bad-message": "The server did not understand this page. Reload it and try again.",
  "protocol-mismatch": "This page is of another version than the server. Reload it.",
  "room-not-found": "There is no room with this code. Check the six characters.",
  "room-full": "This room is full.",
  "room-locked": "The host has locked this room. Who was in it may come back; nobody new comes in.",
  removed: "The host has removed you from this room.",
  "key-refused": "This host link is not valid for this room. Join with the code instead.",
  "not-a-member": "You have left this room. Join it again to edit.",
  "not-allowed": "This is not yours to change here. Ask the host.",
  "stale-revision": "Someone changed this a moment before you. Here is their value.",
  "invalid-settings": "This value cannot be used.",
  "unknown-path": "There is no such setting.",
  "run-not-found": "There is no run at this address.",
  "run-busy": "The run is busy with another command. Try again in a moment.",
  "run-ended": "The run has reached its stop. Raise the stop or start the next run.",
  "too-fast": "That was a lot at once. Try again in a few seconds.",
  "too-large": "This is larger than a room can take.",
  "too-slow": "This connection was too slow and was closed.",
  "server-busy": "The server cannot be reached or is busy. Trying again may help.",
  "server-stopping": "The server is restarting. Nothing is lost.",
  "storage-failed": "The server could not save this. Nothing was changed.",
  internal: "Something went wrong on the server. Nothing was changed.",
};

/** What to tell a person; a refusal's own `message` says where and with which numbers. */
export function errorText(code: ErrorCode): string {
  return TEXT[code];
}
