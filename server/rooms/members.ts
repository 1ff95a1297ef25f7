import { LIMITS } from "#protocol/limits.ts";
import type { MemberRecord } from "#protocol/records.ts";
import type { Actor, Role } from "#protocol/room.ts";
import { roleOf } from "#server/rooms/membership.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";
import { actorOf, BY_KEY } from "#server/rooms/who.ts";

/** Colours of people that can be told apart; client/ui has as many. */
const PALETTE_SIZE = 12;
/** From being let in to being here it takes less. */
const ARRIVING_MS = 10_000;

/** Who belongs to the room, here or away, and whose a secret is. */
export class RoomMembers {
  readonly #core: RoomCore;
  readonly #byId: Map<string, MemberRecord>;
  readonly #arriving = new Map<string, { readonly color: number; readonly atMs: number }>();
  #newcomers: number;

  constructor(core: RoomCore, members: readonly MemberRecord[]) {
    this.#core = core;
    this.#byId = new Map(members.map((member) => [member.id, member]));
    this.#newcomers = members.length;
  }

  get byId(): ReadonlyMap<string, MemberRecord> {
    return this.#byId;
  }

  /** Rule RM-68: the colour of who comes next: of those that the fewest here have, the next in turn. */
  nextColor(here: Iterable<string>, nowMs: number): number {
    const colors = new Map<string, number>();
    for (const [id, { color, atMs }] of this.#arriving) {
      if (nowMs - atMs < ARRIVING_MS) {
        colors.set(id, color);
      } else {
        this.#arriving.delete(id);
      }
    }
    for (const id of here) {
      const member = this.#byId.get(id);
      if (member !== undefined) {
        colors.set(id, member.color);
      }
    }
    const uses = Array.from({ length: PALETTE_SIZE }, () => 0);
    for (const color of colors.values()) {
      uses[color] = (uses[color] ?? 0) + 1;
    }
    const fewest = Math.min(...uses);
    const inTurn = uses.map((_, i) => (this.#newcomers + i) % PALETTE_SIZE);
    return inTurn.find((color) => uses[color] === fewest) ?? 0;
  }

  find(memberId: string): MemberRecord | undefined {
    return this.#byId.get(memberId);
  }

  set(member: MemberRecord): void {
    this.#byId.set(member.id, member);
  }

  /** Somebody new is let in, and will be here in a moment: a class that comes in together. */
  arrives(id: string, color: number, nowMs: number): void {
    this.#newcomers += 1;
    this.#arriving.set(id, { color, atMs: nowMs });
  }

  /** Whether this token is somebody's of the room. */
  knows(token: string | null): boolean {
    return token !== null && this.#roleByToken(token) !== null;
  }

  /** Null for who is no member, or none any more. */
  roleOf(memberId: string): Role | null {
    const member = this.#byId.get(memberId);
    return member === undefined ? null : roleOf(member, this.#core.state.codeRole);
  }

  /** Whose this token is; the host, by name alone, for the key. Null for a stranger's. */
  actorBySecret(secret: string): Actor | null {
    const member = this.#findByToken(secret);
    if (member !== undefined) {
      return actorOf(member);
    }
    return this.isKey(secret) ? BY_KEY : null;
  }

  /** What this key or token may do here; null for a stranger's. */
  roleBySecret(secret: string): Role | null {
    return this.isKey(secret) ? "host" : this.#roleByToken(secret);
  }

  isKey(key: string | null): boolean {
    return key !== null && this.#core.services.chance.hash(key) === this.#core.state.keyHash;
  }

  /** As the store does: those by code who were away longest, and are not here now. */
  forgetLongestAbsent(here: ReadonlySet<string>): void {
    const tooMany = this.#byId.size - LIMITS.membersRemembered;
    if (tooMany <= 0) {
      return;
    }
    const absent = [...this.#byId.values()]
      .filter(({ id, role }) => (role === "by-code" || role === "removed") && !here.has(id))
      .sort((a, b) => a.seenAtMs - b.seenAtMs);
    for (const { id } of absent.slice(0, tooMany)) {
      this.#byId.delete(id);
    }
  }

  #roleByToken(token: string): Role | null {
    const member = this.#findByToken(token);
    return member === undefined ? null : this.roleOf(member.id);
  }

  #findByToken(token: string): MemberRecord | undefined {
    const tokenHash = this.#core.services.chance.hash(token);
    return [...this.#byId.values()].find((known) => known.tokenHash === tokenHash);
  }
}
