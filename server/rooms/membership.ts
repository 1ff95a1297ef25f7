import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { MemberRecord } from "#protocol/records.ts";
import type { Person, Presence, Role } from "#protocol/room.ts";

/** "Pupil 2" before "Pupil 10". */
const NAMES = new Intl.Collator("en", { numeric: true });
const RANK: Record<Role, number> = { viewer: 0, editor: 1, host: 2 };

export function hasRole(role: Role, least: Role): boolean {
  return RANK[role] >= RANK[least];
}

/** Who comes in: a known member, the host by key, or somebody new by code. Hashes, never secrets. */
export interface Arrival {
  readonly tokenHash: string | null;
  readonly keyHash: string | null;
  readonly name: string | null;
}

export interface NewMember {
  readonly id: string;
  readonly tokenHash: string;
  readonly generatedName: string;
  readonly color: number;
}

/**
 * Rule RM-5: the room's key makes the host, a known token whoever it was, the code alone a member
 * by code. A wrong key is refused rather than taken for a code. Rule RM-36: who was removed is kept
 * out for an hour, and a locked room lets in whom it knows.
 *
 * @param isNew true when the browser needs the token of `fresh`.
 */
export function admit(
  room: { readonly id: string; readonly keyHash: string; readonly isLocked: boolean },
  members: ReadonlyMap<string, MemberRecord>,
  arrival: Arrival,
  fresh: NewMember,
  atMs: number,
): Result<{ readonly member: MemberRecord; readonly isNew: boolean }> {
  if (arrival.keyHash !== null && arrival.keyHash !== room.keyHash) {
    return refuse("key-refused", "this host key does not belong to the room");
  }
  const found =
    arrival.tokenHash === null
      ? undefined
      : [...members.values()].find(({ tokenHash }) => tokenHash === arrival.tokenHash);
  const known = found?.role === "removed" ? undefined : found;
  if (arrival.keyHash === null && known === undefined) {
    if (found !== undefined && atMs - found.seenAtMs < LIMITS.removedMs) {
      return refuse("removed", "the host has removed you from this room");
    }
    if (room.isLocked) {
      return refuse("room-locked", "the host has locked the room: nobody new comes in");
    }
  }
  const member: MemberRecord = known ?? {
    id: fresh.id,
    roomId: room.id,
    tokenHash: fresh.tokenHash,
    name: arrival.name ?? fresh.generatedName,
    color: fresh.color,
    role: "by-code",
    seenAtMs: atMs,
  };
  return ok({
    member: {
      ...member,
      name: arrival.name ?? member.name,
      role: arrival.keyHash === null ? member.role : "host",
      seenAtMs: atMs,
    },
    isNew: known === undefined,
  });
}

/**
 * Rule RM-6: who came by code has whatever role the room gives to the code at the moment. Null for
 * who was removed.
 */
export function roleOf(member: MemberRecord, codeRole: "editor" | "viewer"): Role | null {
  switch (member.role) {
    case "by-code":
      return codeRole;
    case "removed":
      return null;
    default:
      return member.role;
  }
}

/** One entry a person, however many tabs; hosts and editors at work first, then by name. */
export function presenceOf(people: readonly Person[]): Presence {
  const byPerson = new Map<string, Person>();
  for (const person of people) {
    const other = byPerson.get(person.id);
    byPerson.set(person.id, { ...person, editing: person.editing ?? other?.editing ?? null });
  }
  const sorted = [...byPerson.values()].sort(
    (a, b) =>
      RANK[b.role] - RANK[a.role] ||
      Number(b.editing !== null) - Number(a.editing !== null) ||
      NAMES.compare(a.name, b.name) ||
      (a.id < b.id ? -1 : 1),
  );
  return { people: sorted.slice(0, LIMITS.peopleShown), count: sorted.length };
}
