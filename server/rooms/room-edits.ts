import type { StoredData, TableData } from "#engine/settings.ts";
import type { Command, CommandResults } from "#protocol/commands.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import { waitingPaths } from "#protocol/live-changes.ts";
import type { StoreWrite, TableRecord } from "#protocol/records.ts";
import type { Actor, Role, RoomEvent, RunEvent } from "#protocol/room.ts";
import { overlaps } from "#protocol/settings-path.ts";
import { storedTable } from "#server/rooms/kept-settings.ts";
import { type EditPlan, type EditRefusal, planEdit } from "#server/rooms/plan-edit.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";
import { withAnswer } from "#server/rooms/room-state.ts";
import type { RunControl } from "#server/rooms/run-control.ts";

export type EditAnswer =
  | { readonly ok: true; readonly value: CommandResults["edit-settings"] }
  | { readonly ok: false; readonly error: EditRefusal };

const HOUR_MS = 60 * 60 * 1000;

/** Edits of the room's settings, with the tables that they bring. */
export class RoomEdits {
  readonly #core: RoomCore;
  readonly #run: RunControl;
  readonly #roleOf: (memberId: string) => Role | null;
  /** When tables of the last hour were stored. */
  #tablesAtMs: readonly number[] = [];

  constructor(core: RoomCore, run: RunControl, roleOf: (memberId: string) => Role | null) {
    this.#core = core;
    this.#run = run;
    this.#roleOf = roleOf;
  }

  edit(command: Command<"edit-settings">, by: Actor): Promise<EditAnswer> {
    return this.#core.inOrder(() => this.#edit(command, by));
  }

  /** Called in the room's order. */
  async storeTable(table: TableData): Promise<Result<StoredData>> {
    const kept = storedTable(table, this.#core.services);
    const writes = await this.#tableWrites(kept.table);
    const stored = writes.ok ? await this.#core.store(writes.value) : writes;
    return stored.ok ? ok(kept.data) : stored;
  }

  async #edit(command: Command<"edit-settings">, by: Actor): Promise<EditAnswer> {
    const answered = this.#answerTo(command, by);
    if (answered !== undefined) {
      return ok(answered);
    }
    const role = this.#roleOf(by.id);
    if (role === null) {
      return refuse("not-a-member", "you are in the room no more");
    }
    const plan = await planEdit(this.#core.state, command, role, this.#core.services);
    if (!plan.ok) {
      return plan;
    }
    const writes = await this.#tableWrites(plan.value.table);
    if (!writes.ok) {
      return writes;
    }
    const stored = await this.#carryOut(command, plan.value, writes.value, by);
    if (!stored.ok) {
      return stored;
    }
    const answer = this.#answerTo(command, by);
    return answer === undefined ? refuse("internal", "the edit was not stored") : ok(answer);
  }

  /** What a run can't take up, because it ended meanwhile, is for the next one. */
  async #carryOut(
    { editId }: Command<"edit-settings">,
    plan: EditPlan,
    writes: readonly StoreWrite[],
    by: Actor,
  ): Promise<Result<unknown>> {
    const { changes } = plan;
    const store = (events: readonly RunEvent[]) => this.#store(editId, plan, writes, by, events);
    if (changes.length === 0) {
      return store([]);
    }
    const changed = await this.#run.change(changes, by, store);
    return !changed.ok && changed.error.code === "run-ended" ? store([]) : changed;
  }

  /** Rule RM-7: what an edit was answered, when it was made already; what of it waits still. */
  #answerTo(
    { editId, edits }: Command<"edit-settings">,
    by: Actor,
  ): CommandResults["edit-settings"] | undefined {
    const { answeredEdits, run, settings } = this.#core.state;
    const answered = answeredEdits.findLast(
      (edit) => edit.editId === editId && edit.memberId === by.id,
    );
    if (answered === undefined) {
      return undefined;
    }
    const { version, revision, step } = answered;
    const waiting = waitingPaths({ run, end: this.#run.end }, settings).filter((waits) =>
      edits.some(({ path }) => overlaps(path, waits.path)),
    );
    return { version, revision, step, waiting };
  }

  /** The document, its table and the run's events in one commit: together or not at all. */
  #store(
    editId: string,
    { edits }: EditPlan,
    writes: readonly StoreWrite[],
    by: Actor,
    events: readonly RunEvent[],
  ): Promise<Result<unknown>> {
    const { state, epoch, services } = this.#core;
    const runId = state.run.id;
    const step = events[0]?.step ?? null;
    const revision = state.version + events.length + 1;
    return this.#core.commit(
      [
        ...events.map((event): RoomEvent => ({ kind: "run-changed", runId, event })),
        {
          kind: "settings-changed",
          edits,
          revision: { revision, by, step, atMs: services.nowMs() },
        },
      ],
      [
        ...writes,
        ...events.map((event): StoreWrite => ({ kind: "run-event", runId, epoch, event })),
      ],
      (next) => withAnswer(next, { editId, memberId: by.id, version: revision, revision, step }),
    );
  }

  /** Rule RM-25: a room does not fill the disk: a bounded number of new tables an hour. */
  async #tableWrites(table: TableRecord | null): Promise<Result<readonly StoreWrite[]>> {
    if (table === null) {
      return ok([]);
    }
    const { nowMs, store } = this.#core.services;
    if ((await store.readTable(table.hash)) !== null) {
      return ok([]);
    }
    const recent = this.#tablesAtMs.filter((atMs) => atMs > nowMs() - HOUR_MS);
    if (recent.length >= LIMITS.tablesPerRoomPerHour) {
      const most = LIMITS.tablesPerRoomPerHour;
      return refuse("too-fast", `a room stores at most ${most} large tables an hour`);
    }
    this.#tablesAtMs = [...recent, nowMs()];
    return ok([{ kind: "save-table", table }]);
  }
}
