import type { MemberRecord } from "#protocol/records.ts";
import type { Actor } from "#protocol/room.ts";

/** Who has only the host's key, as a script does, has no name in the room. */
export const BY_KEY: Actor = { id: "host-key", name: "Host", color: 0 };

/** Nobody in particular. */
export const WATCHER: Actor = { id: "watcher", name: "Watcher", color: 0 };

export function actorOf({ id, name, color }: MemberRecord): Actor {
  return { id, name, color };
}

/** Nothing but the time of the visit is new: with a full disk one still comes back. */
export function isSamePerson(known: MemberRecord | undefined, member: MemberRecord): boolean {
  return known !== undefined && known.name === member.name && known.role === member.role;
}
