import type { StoredData, TableData, TrainingSettings } from "#engine/settings.ts";
import { settingsInForce } from "#engine/settings-in-force.ts";
import type { Command, CommandResults } from "#protocol/commands.ts";
import type { Control } from "#protocol/controls.ts";
import type { SharedDrawing } from "#protocol/drawing.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { LabelRun } from "#protocol/http.ts";
import type { Pace } from "#protocol/pace.ts";
import type { RestoredRoom, RunLabel } from "#protocol/records.ts";
import type { Actor, Goodbye } from "#protocol/room.ts";
import { HostDesk, type RoomCodes } from "#server/rooms/host-desk.ts";
import { RoomMembers } from "#server/rooms/members.ts";
import { RunOpener } from "#server/rooms/next-run.ts";
import { ParametersByHand } from "#server/rooms/parameters-by-hand.ts";
import { RoomPeople } from "#server/rooms/people.ts";
import { roleControlRefusal } from "#server/rooms/permission.ts";
import type { EncodedFrame, RoomServices } from "#server/rooms/ports.ts";
import { type Audience, RoomCore } from "#server/rooms/room-core.ts";
import { RoomDrawing } from "#server/rooms/room-drawing.ts";
import { type EditAnswer, RoomEdits } from "#server/rooms/room-edits.ts";
import { RoomPresentation } from "#server/rooms/room-presentation.ts";
import type { RoomState } from "#server/rooms/room-state.ts";
import { RunControl } from "#server/rooms/run-control.ts";
import { RunFork } from "#server/rooms/run-fork.ts";
import { RunHolder } from "#server/rooms/run-holder.ts";
import { type Labeller, RunLabels } from "#server/rooms/run-labels.ts";

/** A room that is open in this process: the authority over its settings, its run and its roles. */
export class Room {
  readonly members: RoomMembers;
  readonly people: RoomPeople;
  readonly presentation: RoomPresentation;
  readonly #core: RoomCore;
  readonly #holder: RunHolder;
  readonly #run: RunControl;
  readonly #edits: RoomEdits;
  readonly #byHand: ParametersByHand;
  readonly #drawing: RoomDrawing;
  readonly #desk: HostDesk;
  readonly #opener: RunOpener;
  readonly #fork: RunFork;
  readonly #labels: RunLabels;

  constructor(restored: RestoredRoom, services: RoomServices, codes: RoomCodes) {
    this.#core = new RoomCore(stateOf(restored), restored.room.epoch, services);
    this.#holder = new RunHolder(this.#core);
    this.#run = new RunControl(this.#core, this.#holder);
    this.members = new RoomMembers(this.#core, restored.members);
    this.#edits = new RoomEdits(this.#core, this.#run, (id) => this.members.roleOf(id));
    this.#byHand = new ParametersByHand(this.#core, this.#run, (by) =>
      this.#refusal(by, "weights"),
    );
    this.#drawing = new RoomDrawing(this.#core);
    this.#opener = new RunOpener(this.#core, this.#holder, () => this.#drawing.settle());
    this.#fork = new RunFork(this.#core, this.#holder, this.#opener, (id) =>
      this.members.roleOf(id),
    );
    this.#labels = new RunLabels(this.#core);
    this.people = new RoomPeople(this.#core, this.members, {
      shown: () => ({
        drawing: this.drawing,
        presentation: this.presentation.current,
        pace: this.pace,
      }),
      onCount: (count) => {
        this.#holder.setViewers(count);
        this.#drawing.keepFor(count);
        this.presentation.peopleChanged();
      },
    });
    this.presentation = new RoomPresentation(this.#core, this.people);
    this.#desk = new HostDesk(this.#core, this, codes);
  }

  /** Opens the current run; one that was training when the server went away trains on. */
  async open({
    checkpoint,
    recorded,
  }: Pick<RestoredRoom, "checkpoint" | "recorded">): Promise<void> {
    this.#holder.open(checkpoint, recorded);
    await this.#core.inOrder(() => this.#holder.noteOtherEngine());
  }

  get state(): RoomState {
    return this.#core.state;
  }

  get latestFrame(): EncodedFrame | null {
    return this.#holder.latestFrame;
  }

  /** What the network is shown to read now; null when nothing is. */
  get drawing(): SharedDrawing | null {
    return this.#drawing.current;
  }

  /** How far a step is in slow motion; null at other speeds. */
  get pace(): Pace | null {
    return this.#holder.pace;
  }

  share(pixels: readonly number[] | null, by: Actor): Result<CommandResults["share-drawing"]> {
    return this.#drawing.share(pixels, by);
  }

  attach(audience: Audience): void {
    this.#core.attach(audience);
  }

  play(runId: string, by: Actor): Promise<Result<CommandResults["play-run"]>> {
    return this.#onRun(runId, by, async () => this.#versioned(await this.#run.play(by), {}));
  }

  pause(runId: string, by: Actor): Promise<Result<CommandResults["pause-run"]>> {
    return this.#onRun(runId, by, async () => {
      const step = await this.#run.pause(by);
      return step.ok ? this.#versioned(step, { step: step.value }) : step;
    });
  }

  step(runId: string, count: number, by: Actor): Promise<Result<CommandResults["step-run"]>> {
    return this.#onRun(runId, by, async () => {
      const step = await this.#run.step(count, by);
      return step.ok ? this.#versioned(step, { step: step.value }) : step;
    });
  }

  setSpeed({ runId, speed }: Command<"set-speed">, by: Actor) {
    return this.#onRun(
      runId,
      by,
      async () => this.#versioned(await this.#run.setSpeed(speed, by), {}),
      "speed",
    );
  }

  /** The same settings, with the changes made in the run, from the same initial weights. */
  rewind(runId: string, by: Actor): Promise<Result<CommandResults["rewind-run"]>> {
    return this.#onRun(runId, by, () =>
      this.#openNext(settingsInForce(this.state.run, null), "rewind", by),
    );
  }

  /** The room's settings: the changes for the next run take effect. */
  start(runId: string, by: Actor): Promise<Result<CommandResults["start-run"]>> {
    return this.#onRun(runId, by, () => this.#openNext(this.state.settings, "start", by));
  }

  /** From one of the run's steps, with these changes. */
  async fork(command: Command<"fork-run">, by: Actor): Promise<Result<CommandResults["fork-run"]>> {
    const runId = await this.#fork.fork(command, by);
    return runId.ok ? this.#versioned(runId, { runId: runId.value }) : runId;
  }

  /** A star or a remark for one of the room's runs. */
  label(runId: string, wish: LabelRun, by: Labeller): Promise<Result<RunLabel>> {
    return this.#labels.label(runId, wish, by);
  }

  setParameter(command: Command<"set-parameter">, by: Actor) {
    return this.#byHand.set(command, by);
  }

  edit(command: Command<"edit-settings">, by: Actor): Promise<EditAnswer> {
    return this.#edits.edit(command, by);
  }

  /** Stores a table that is too large for a document, and answers what a document says instead. */
  storeTable(table: TableData): Promise<Result<StoredData>> {
    return this.#core.inOrder(() => this.#edits.storeTable(table));
  }

  setCodeRole(role: "editor" | "viewer", by: Actor) {
    return this.#told(this.#desk.setCodeRole(role, by));
  }

  setMemberRole(command: Command<"set-member-role">, by: Actor) {
    return this.#told(this.#desk.setMemberRole(command, by));
  }

  setControls(command: Command<"set-controls">, by: Actor) {
    return this.#told(this.#desk.setControls(command, by));
  }

  removeMember({ memberId }: Command<"remove-member">, by: Actor) {
    return this.#told(this.#desk.removeMember(memberId, by));
  }

  async renewLink(by: Actor): Promise<Result<CommandResults["renew-link"]>> {
    const code = await this.#desk.renewLink(by);
    return code.ok ? this.#versioned(code, { code: code.value }) : code;
  }

  lock({ isLocked }: Command<"lock-room">, by: Actor) {
    return this.#told(this.#desk.lock(isLocked, by));
  }

  rename(name: string, by: Actor) {
    return this.#told(this.#desk.rename(name, by));
  }

  /** The running loss curve; null when the run is only in the store. */
  async curve(runId: string, fromStep: number): Promise<Uint8Array | null> {
    return runId === this.state.run.id ? this.#holder.curve(fromStep) : null;
  }

  /** Rule RM-12: stops training with everything stored; the next start goes on from there. */
  async close(goodbye: Goodbye): Promise<void> {
    this.#core.startClosing();
    this.#holder.interrupt();
    this.presentation.close();
    await this.#core.inOrder(async () => ok(await this.#holder.suspend()), "must");
    this.#core.audience?.closed(goodbye);
  }

  async #openNext(
    settings: TrainingSettings,
    how: "rewind" | "start",
    by: Actor,
  ): Promise<Result<CommandResults["start-run"]>> {
    const id = this.#core.services.chance.randomId();
    const runId = await this.#opener.open({ ...AT_ITS_START, id, how, settings }, by);
    return runId.ok ? this.#versioned(runId, { runId: runId.value }) : runId;
  }

  #onRun<T>(
    runId: string,
    by: Actor,
    task: () => Promise<Result<T>>,
    control: Control = "play",
  ): Promise<Result<T>> {
    return this.#core.inOrder(async () => {
      const refused = this.#refusal(by, control);
      if (refused !== null) {
        return refused;
      }
      return runId === this.state.run.id
        ? task()
        : refuse("run-not-found", "the room has gone on to another run", "runId");
    });
  }

  /** Rule RM-38: when it is a command's turn, who sent it may still use its control. */
  #refusal(by: Actor, control: Control): Result<never> | null {
    return roleControlRefusal(this.members.roleOf(by.id), this.state.controls, [control]);
  }

  /** The room's version after it. */
  async #told(task: Promise<Result<unknown>>): Promise<Result<{ readonly version: number }>> {
    return this.#versioned(await task, {});
  }

  #versioned<T extends object>(stored: Result<unknown>, value: T): Result<T & { version: number }> {
    return stored.ok ? ok({ ...value, version: this.state.version }) : stored;
  }
}

const AT_ITS_START = { events: [], step: 0, checkpoint: null, edits: [] } as const;

function stateOf({ room, run, runCount }: RestoredRoom): RoomState {
  const { epoch: _, runId: __, ...rest } = room;
  return { ...rest, run: run.info, runState: run.state, runCount };
}
