import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { LabelRun } from "#protocol/http.ts";
import type { RunLabel } from "#protocol/records.ts";
import type { Actor, Role } from "#protocol/room.ts";
import { hasRole } from "#server/rooms/membership.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";

/** Who asks, and what they may do when it is their turn. */
export interface Labeller {
  readonly actor: Actor;
  role(): Role | null;
}

/** Rule GW-65: stars and remarks of the room's runs, of earlier ones too. Editors make them. */
export class RunLabels {
  readonly #core: RoomCore;

  constructor(core: RoomCore) {
    this.#core = core;
  }

  label(runId: string, wish: LabelRun, by: Labeller): Promise<Result<RunLabel>> {
    return this.#core.inOrder(async () => {
      const role = by.role();
      if (role === null || !hasRole(role, "editor")) {
        return refuse("not-allowed", "stars and notes are for the room's editors");
      }
      const { id: roomId } = this.#core.state;
      const known = await this.#core.services.store.readLabel(runId);
      if (known === null || known.roomId !== roomId) {
        return refuse("run-not-found", "the room has no such run");
      }
      const { isStarred = known.isStarred, remark = known.remark } = wish;
      if (isStarred === known.isStarred && remark === known.remark) {
        return ok({ isStarred, remark });
      }
      if (wish.base !== undefined && remark !== known.remark && wish.base !== known.remark) {
        return refuse("stale-revision", `the note was changed meanwhile: ${known.remark}`, "base");
      }
      const label: RunLabel = { isStarred, remark };
      const { number } = known;
      const stored = await this.#core.commit(
        [{ kind: "run-labelled", runId, number, ...label, by: by.actor }],
        [{ kind: "label-run", runId, roomId, label }],
      );
      return stored.ok ? ok(label) : stored;
    });
  }
}
