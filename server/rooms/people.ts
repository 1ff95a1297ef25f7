import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { MemberRecord } from "#protocol/records.ts";
import type { Actor, Person, Presence, Role, Welcome, You } from "#protocol/room.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import type { RoomMembers } from "#server/rooms/members.ts";
import { admit, presenceOf } from "#server/rooms/membership.ts";
import { placeRefusal } from "#server/rooms/permission.ts";
import { randomName } from "#server/rooms/random-name.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";
import { snapshotOf } from "#server/rooms/room-state.ts";
import { actorOf, isSamePerson, WATCHER } from "#server/rooms/who.ts";

/** What a connection brings along. Secrets are hashed here and forgotten. */
export interface Joining {
  readonly token: string | null;
  readonly key: string | null;
  readonly name: string | null;
}

/** Somebody who may come in; `token` proves it the next time. */
export interface Admission {
  readonly memberId: string;
  readonly token: string;
  /** A frame in somebody's page. */
  readonly isWatching?: true;
}

interface Connection {
  readonly memberId: string;
  /** A frame in somebody's page: a seat, and nobody in the list of people. */
  readonly isWatching: boolean;
  editing: string | null;
}

/** What of the room its people have to do with. */
interface PeopleAround {
  /** What is shown to everybody at the moment. */
  shown(): Pick<Welcome, "drawing" | "presentation" | "pace">;
  /** So many connections are here now. */
  onCount(count: number): void;
}

/** Who of the members is here now, and who comes in; several tabs of one person are one. */
export class RoomPeople {
  readonly #core: RoomCore;
  readonly #members: RoomMembers;
  readonly #connections = new Map<string, Connection>();
  readonly #around: PeopleAround;

  constructor(core: RoomCore, members: RoomMembers, around: PeopleAround) {
    this.#core = core;
    this.#members = members;
    this.#around = around;
  }

  get connectionCount(): number {
    return this.#connections.size;
  }

  /**
   * Rule GW-68: who only watches takes a seat and is nobody: not counted, not remembered, and no
   * command of theirs is heard. A locked room has no seat for them.
   */
  watch(): Result<Admission> {
    if (this.#core.state.isLocked) {
      return refuse("room-locked", "the host has locked the room: nobody new comes in");
    }
    const watching = [...this.#connections.values()].filter(({ isWatching }) => isWatching);
    if (
      this.#connections.size >= LIMITS.membersPerRoom ||
      watching.length >= LIMITS.watchersPerRoom
    ) {
      return refuse("room-full", FULL);
    }
    this.#core.touch(this.#core.services.nowMs());
    const token = this.#core.services.chance.randomSecret();
    return ok({ memberId: WATCHER.id, token, isWatching: true });
  }

  /** Rule RM-18: coming in waits for no command of the room: whatever it does, one can watch it. */
  async join(joining: Joining): Promise<Result<Admission>> {
    const { chance, nowMs } = this.#core.services;
    const token = chance.randomSecret();
    const arrival = {
      tokenHash: joining.token === null ? null : chance.hash(joining.token),
      keyHash: joining.key === null ? null : chance.hash(joining.key),
      name: joining.name,
    };
    const fresh = {
      id: chance.randomId(),
      tokenHash: chance.hash(token),
      generatedName: randomName(chance.randomBelow),
      color: this.#members.nextColor(this.#memberIdsHere(), nowMs()),
    };
    const admitted = admit(this.#core.state, this.#members.byId, arrival, fresh, nowMs());
    if (!admitted.ok) {
      return admitted;
    }
    const { member, isNew } = admitted.value;
    if (isNew) {
      this.#members.arrives(member.id, member.color, nowMs());
    }
    if (member.role !== "host" && this.#connections.size >= LIMITS.membersPerRoom) {
      return refuse("room-full", FULL);
    }
    const stored = await this.#core.store([{ kind: "save-member", member }]);
    const known = this.#members.find(member.id);
    if (known?.role === "removed") {
      return refuse("removed", "the host has removed you from this room");
    }
    if (!stored.ok && !isSamePerson(known, member)) {
      return stored;
    }
    this.#core.touch(member.seenAtMs);
    // The host may have given them another role meanwhile.
    const role = known === undefined || joining.key !== null ? member.role : known.role;
    this.#members.set({ ...member, role });
    this.#members.forgetLongestAbsent(this.#memberIdsHere());
    return ok({ memberId: member.id, token: isNew ? token : (joining.token ?? token) });
  }

  /**
   * Seats an admitted connection and says how the room stands at this very moment: no event can
   * fall between the welcome and the first that the connection hears. Null for a stranger.
   */
  enter(connectionId: string, admission: Admission, lastVersion: number | null): Welcome | null {
    const { memberId, isWatching = false, token } = admission;
    this.#connections.set(connectionId, { memberId, isWatching, editing: null });
    const who = this.whoIs(connectionId);
    if (who === null) {
      this.#connections.delete(connectionId);
      return null;
    }
    this.#around.onCount(this.#connections.size);
    this.#core.audience?.presenceChanged();
    return this.#welcome({ ...who.actor, role: who.role, token }, lastVersion);
  }

  leave(connectionId: string): void {
    if (this.#connections.delete(connectionId)) {
      this.#around.onCount(this.#connections.size);
      this.#core.audience?.presenceChanged();
    }
  }

  /** The actor and role behind a connection, from the server's own books. */
  whoIs(connectionId: string): { readonly actor: Actor; readonly role: Role } | null {
    if (this.isWatching(connectionId)) {
      return { actor: WATCHER, role: "viewer" };
    }
    const memberId = this.#connections.get(connectionId)?.memberId;
    const member = memberId === undefined ? undefined : this.#members.find(memberId);
    const role = memberId === undefined ? null : this.#members.roleOf(memberId);
    return member === undefined || role === null ? null : { actor: actorOf(member), role };
  }

  get connectionIds(): Iterable<string> {
    return this.#connections.keys();
  }

  isWatching(connectionId: string): boolean {
    return this.#connections.get(connectionId)?.isWatching === true;
  }

  /** The connections by which somebody is here. */
  connectionsOf(memberId: string): readonly string[] {
    return [...this.#connections]
      .filter(([, connection]) => connection.memberId === memberId)
      .map(([id]) => id);
  }

  /** Who says of a field that they edit it may change it. */
  setEditing(connectionId: string, path: string | null): Result<Readonly<Record<string, never>>> {
    const connection = this.#connections.get(connectionId);
    const role = this.whoIs(connectionId)?.role;
    if (connection === undefined || role === undefined) {
      return refuse("not-a-member", "this connection is in no room");
    }
    const { controls } = this.#core.state;
    const refused = path === null ? null : placeRefusal(role, controls, path, "path");
    if (refused !== null) {
      return refused;
    }
    if (connection.editing !== path) {
      connection.editing = path;
      this.#core.audience?.presenceChanged();
    }
    return ok({});
  }

  rename(connectionId: string, name: string): Promise<Result<{ name: string }>> {
    return this.#core.inOrder(async () => {
      const member = this.#members.find(this.#connections.get(connectionId)?.memberId ?? "");
      if (member === undefined || member.role === "removed") {
        return refuse("not-a-member", "this connection is in no room");
      }
      const renamed = { ...member, name };
      const stored = await this.#core.store([{ kind: "save-member", member: renamed }]);
      if (!stored.ok) {
        return stored;
      }
      this.replace({ ...(this.#members.find(member.id) ?? member), name });
      return ok({ name });
    });
  }

  replace(member: MemberRecord): void {
    this.#members.set(member);
    this.#core.audience?.membersChanged();
    this.#core.audience?.presenceChanged();
  }

  presence(): Presence {
    const people: Person[] = [];
    for (const [connectionId, { editing, isWatching }] of this.#connections) {
      const who = this.whoIs(connectionId);
      if (who !== null && !isWatching) {
        people.push({ ...who.actor, role: who.role, editing });
      }
    }
    return presenceOf(people);
  }

  #memberIdsHere(): ReadonlySet<string> {
    return new Set([...this.#connections.values()].map(({ memberId }) => memberId));
  }

  #welcome(you: You, lastVersion: number | null): Welcome {
    const { state } = this.#core;
    const missed = lastVersion === null ? null : this.#core.missedSince(lastVersion);
    return {
      protocol: PROTOCOL_VERSION,
      you,
      presence: this.presence(),
      ...this.#around.shown(),
      room:
        missed === null
          ? { kind: "snapshot", snapshot: snapshotOf(state) }
          : { kind: "events", events: missed },
    };
  }
}

const FULL = `the room is full: ${LIMITS.membersPerRoom} people are here`;
