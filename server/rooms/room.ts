import type { StoredData, TableData, TrainingSettings } from "#engine/settings.ts";
import { settingsInForce } from "#engine/settings-in-force.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import type { Command, CommandResults } from "#protocol/commands.ts";
import type { SharedDrawing } from "#protocol/drawing.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { RestoredRoom } from "#protocol/records.ts";
import type { Actor, Goodbye, RunInfo, RunState } from "#protocol/room.ts";
import { HostDesk } from "#server/rooms/host-desk.ts";
import { ParametersByHand } from "#server/rooms/parameters-by-hand.ts";
import { RoomPeople } from "#server/rooms/people.ts";
import type { EncodedFrame, RoomServices } from "#server/rooms/ports.ts";
import { type Audience, RoomCore } from "#server/rooms/room-core.ts";
import { RoomDrawing } from "#server/rooms/room-drawing.ts";
import { type EditAnswer, RoomEdits } from "#server/rooms/room-edits.ts";
import type { RoomState } from "#server/rooms/room-state.ts";
import { RunControl } from "#server/rooms/run-control.ts";
import { RunHolder } from "#server/rooms/run-holder.ts";
import { runName } from "#server/rooms/run-name.ts";

/** A room that is open in this process: the authority over its settings, its run and its roles. */
export class Room {
  readonly people: RoomPeople;
  readonly #core: RoomCore;
  readonly #holder: RunHolder;
  readonly #run: RunControl;
  readonly #edits: RoomEdits;
  readonly #byHand: ParametersByHand;
  readonly #drawing: RoomDrawing;
  readonly #desk: HostDesk;

  constructor(restored: RestoredRoom, services: RoomServices) {
    this.#core = new RoomCore(stateOf(restored), restored.room.epoch, services);
    this.#holder = new RunHolder(this.#core);
    this.#run = new RunControl(this.#core, this.#holder);
    this.#edits = new RoomEdits(this.#core, this.#run, (id) => this.people.roleOf(id));
    this.#byHand = new ParametersByHand(this.#core, this.#run);
    this.#drawing = new RoomDrawing(this.#core);
    this.people = new RoomPeople(this.#core, restored.members, {
      drawing: () => this.drawing,
      onCount: (count) => {
        this.#holder.setViewers(count);
        this.#drawing.keepFor(count);
      },
    });
    this.#desk = new HostDesk(this.#core, this.people);
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

  share(pixels: readonly number[] | null, by: Actor): Result<CommandResults["share-drawing"]> {
    return this.#drawing.share(pixels, by);
  }

  attach(audience: Audience): void {
    this.#core.attach(audience);
  }

  play(runId: string, by: Actor): Promise<Result<CommandResults["play-run"]>> {
    return this.#onRun(runId, async () => this.#versioned(await this.#run.play(by), {}));
  }

  pause(runId: string, by: Actor): Promise<Result<CommandResults["pause-run"]>> {
    return this.#onRun(runId, async () => {
      const step = await this.#run.pause(by);
      return step.ok ? this.#versioned(step, { step: step.value }) : step;
    });
  }

  step(runId: string, count: number, by: Actor): Promise<Result<CommandResults["step-run"]>> {
    return this.#onRun(runId, async () => {
      const step = await this.#run.step(count, by);
      return step.ok ? this.#versioned(step, { step: step.value }) : step;
    });
  }

  setSpeed({ runId, speed }: Command<"set-speed">, by: Actor) {
    return this.#onRun(runId, async () => this.#versioned(await this.#run.setSpeed(speed, by), {}));
  }

  /** The same settings, with the changes made in the run, from the same initial weights. */
  rewind(runId: string, by: Actor): Promise<Result<CommandResults["rewind-run"]>> {
    return this.#onRun(runId, () => {
      return this.#openNext(settingsInForce(this.state.run, null), "rewind", by);
    });
  }

  /** The room's settings: the changes for the next run take effect. */
  start(runId: string, by: Actor): Promise<Result<CommandResults["start-run"]>> {
    return this.#onRun(runId, () => this.#openNext(this.state.settings, "start", by));
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
    await this.#core.inOrder(async () => ok(await this.#holder.suspend()), "must");
    this.#core.audience?.closed(goodbye);
  }

  /** Rule RM-13: a run that never trained is replaced; any other is saved and gets a child. */
  async #openNext(
    settings: TrainingSettings,
    how: "rewind" | "start",
    by: Actor,
  ): Promise<Result<CommandResults["start-run"]>> {
    const { services, epoch } = this.#core;
    const resume = await this.#holder.suspend();
    const { run: old, runState: oldState, runCount } = this.state;
    const reached = this.#holder.reachedStep;
    const isUntouched = reached === 0;
    const number = isUntouched ? old.number : runCount + 1;
    const run: RunInfo = {
      id: services.chance.randomId(),
      number,
      name: runName(number, settings),
      parent: isUntouched ? old.parent : { runId: old.id, step: 0 },
      settings,
      events: [],
      engineVersion: ENGINE_VERSION,
      startedAtMs: services.nowMs(),
    };
    const runState: RunState = {
      status: "ready",
      speed: oldState.speed,
      step: 0,
      end: null,
      note: null,
    };
    // The end may be known and not stored yet: its own task comes after this one.
    const closed: RunState = {
      ...oldState,
      status: "closed",
      step: Math.max(reached, oldState.step),
      end: this.#holder.end,
    };
    const stored = await this.#core.commit(
      [{ kind: "run-opened", run, runState, by, how }],
      [
        isUntouched
          ? { kind: "discard-run", runId: old.id, epoch }
          : { kind: "run-state", runId: old.id, epoch, state: closed },
        { kind: "open-run", run: { roomId: this.state.id, epoch, info: run, state: runState } },
      ],
    );
    if (stored.ok) {
      this.#holder.open(null);
      this.#drawing.settle();
    } else {
      this.#holder.open(resume.checkpoint, resume.recorded);
    }
    return stored.ok ? this.#versioned(stored, { runId: run.id }) : stored;
  }

  #onRun<T>(runId: string, task: () => Promise<Result<T>>): Promise<Result<T>> {
    return this.#core.inOrder(async () =>
      runId === this.state.run.id
        ? task()
        : refuse("run-not-found", "the room has gone on to another run", "runId"),
    );
  }

  /** The room's version after it. */
  async #told(task: Promise<Result<unknown>>): Promise<Result<{ readonly version: number }>> {
    return this.#versioned(await task, {});
  }

  #versioned<T extends object>(stored: Result<unknown>, value: T): Result<T & { version: number }> {
    return stored.ok ? ok({ ...value, version: this.state.version }) : stored;
  }
}

function stateOf({ room, run, runCount }: RestoredRoom): RoomState {
  const { epoch: _, runId: __, ...rest } = room;
  return { ...rest, run: run.info, runState: run.state, runCount };
}
