import type { Command } from "#protocol/commands.ts";
import {
  CONTROLS,
  type Control,
  type ControlPolicy,
  type Controls,
  policyOf,
} from "#protocol/controls.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { MemberRecord } from "#protocol/records.ts";
import type { Actor, Goodbye } from "#protocol/room.ts";
import type { RoomMembers } from "#server/rooms/members.ts";
import type { RoomPeople } from "#server/rooms/people.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";

const REMOVED: Goodbye = {
  error: { code: "removed", message: "the host has removed you from this room" },
};

/** The codes by which rooms are found. */
export interface RoomCodes {
  /** One that no room has or had lately. */
  free(): string;
  /** The room of the former code is found by the other from now on. */
  moved(former: string, code: string): void;
}

interface WhoIsWho {
  readonly members: RoomMembers;
  readonly people: RoomPeople;
}

/** What the host decides about the room: its name, who may do what. Each is one task in its order. */
export class HostDesk {
  readonly #core: RoomCore;
  readonly #members: RoomMembers;
  readonly #people: RoomPeople;
  readonly #codes: RoomCodes;

  constructor(core: RoomCore, { members, people }: WhoIsWho, codes: RoomCodes) {
    this.#core = core;
    this.#members = members;
    this.#people = people;
    this.#codes = codes;
  }

  rename(name: string, by: Actor) {
    return this.#core.inOrder(() => this.#core.commit([{ kind: "room-renamed", name, by }]));
  }

  setCodeRole(codeRole: "editor" | "viewer", by: Actor) {
    return this.#core.inOrder(async () => {
      if (codeRole === this.#core.state.codeRole) {
        return ok(null);
      }
      const stored = await this.#core.commit([{ kind: "code-role-changed", codeRole, by }]);
      this.#core.audience?.membersChanged();
      return stored;
    });
  }

  setMemberRole({ memberId, role }: Command<"set-member-role">, by: Actor) {
    return this.#core.inOrder(async (): Promise<Result<unknown>> => {
      const member = this.#members.find(memberId);
      if (member === undefined || member.role === "removed") {
        return refuse("not-a-member", "this person is not in the room", "memberId");
      }
      if (member.role === "host") {
        return refuse("not-allowed", "a host stays a host", "memberId");
      }
      const changed: MemberRecord = { ...member, role };
      // First in memory: whoever comes back meanwhile is not stored with the role before.
      this.#people.replace(changed);
      const stored = await this.#core.commit(
        [{ kind: "member-role-changed", memberId, role, by }],
        [{ kind: "save-member", member: changed }],
      );
      if (!stored.ok) {
        this.#takeBack(changed, member);
      }
      return stored;
    });
  }

  /**
   * Rule RM-36: they are told and cut off, and their token does not count any more. In memory that
   * holds at once: nobody slips back in between, and what they still have waiting in the room's
   * order keeps nobody from it.
   */
  async removeMember(memberId: string, by: Actor): Promise<Result<unknown>> {
    const member = this.#members.find(memberId);
    if (member === undefined || member.role === "removed") {
      return refuse("not-a-member", "this person is not in the room", "memberId");
    }
    if (member.role === "host") {
      return refuse("not-allowed", "a host is not removed", "memberId");
    }
    const seenAtMs = this.#core.services.nowMs();
    const gone: MemberRecord = { ...member, role: "removed", seenAtMs };
    this.#people.replace(gone);
    const stored = await this.#core.inOrder(
      () =>
        this.#core.commit(
          [{ kind: "member-removed", memberId, name: member.name, by }],
          [{ kind: "save-member", member: gone }],
        ),
      "must",
    );
    if (stored.ok) {
      this.#core.audience?.dismissed(this.#people.connectionsOf(memberId), REMOVED);
    } else {
      this.#takeBack(gone, member);
    }
    return stored;
  }

  lock(isLocked: boolean, by: Actor) {
    return this.#core.inOrder(
      async (): Promise<Result<unknown>> =>
        isLocked === this.#core.state.isLocked
          ? ok(null)
          : this.#core.commit([{ kind: "lock-changed", isLocked, by }]),
    );
  }

  /** Rule RM-37: the code before lets nobody new in; who is here goes on and learns the new one. */
  renewLink(by: Actor): Promise<Result<string>> {
    return this.#core.inOrder(async () => {
      const former = this.#core.state.code;
      const code = this.#codes.free();
      const stored = await this.#core.commit([{ kind: "link-renewed", code, by }]);
      if (!stored.ok) {
        return stored;
      }
      this.#codes.moved(former, code);
      return ok(code);
    });
  }

  /** What was not stored does not hold, unless it became another meanwhile. */
  #takeBack(changed: MemberRecord, member: MemberRecord): void {
    if (this.#members.find(member.id) === changed) {
      this.#people.replace(member);
    }
  }

  /** Rule RM-32: what stays as it was is no event. */
  setControls({ changes }: Command<"set-controls">, by: Actor) {
    return this.#core.inOrder(async (): Promise<Result<unknown>> => {
      const others = changedPolicies(this.#core.state.controls, changes);
      return Object.keys(others).length === 0
        ? ok(null)
        : this.#core.commit([{ kind: "controls-changed", changes: others, by }]);
    });
  }
}

/** Whole policies of the controls that become others. */
function changedPolicies(
  controls: Controls,
  changes: Command<"set-controls">["changes"],
): Controls {
  const others: Partial<Record<Control, ControlPolicy>> = {};
  for (const name of CONTROLS) {
    const now = policyOf(controls, name);
    const { who = now.who, isShown = now.isShown } = changes[name] ?? {};
    if (who !== now.who || isShown !== now.isShown) {
      others[name] = { who, isShown };
    }
  }
  return others;
}
