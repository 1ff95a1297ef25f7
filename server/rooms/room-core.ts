import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import { type RoomRecord, StaleEpochError, type StoreWrite } from "#protocol/records.ts";
import type { Goodbye, RoomEvent, VersionedRoomEvent } from "#protocol/room.ts";
import { EventLog } from "#server/rooms/event-log.ts";
import type { EncodedFrame, RoomServices } from "#server/rooms/ports.ts";
import { applyEvent, type RoomState } from "#server/rooms/room-state.ts";

/** Who hears what happens in a room: the gateway's channel to its sockets. */
export interface Audience {
  event(event: VersionedRoomEvent): void;
  frame(runId: string, frame: EncodedFrame): void;
  presenceChanged(): void;
  drawingChanged(): void;
  presentationChanged(): void;
  paceChanged(): void;
  /** Somebody's name or role changed: everybody is told who they are now. */
  membersChanged(): void;
  /** These connections are somebody's who may be here no more. */
  dismissed(connectionIds: readonly string[], goodbye: Goodbye): void;
  closed(goodbye: Goodbye): void;
}

const QUEUE_LIMIT = 500;

/** The room's one writer: a queue of commands, each stored before anybody hears of it. */
export class RoomCore {
  readonly epoch: number;
  readonly services: RoomServices;
  #state: RoomState;
  #log = new EventLog(LIMITS.roomEventsKept, LIMITS.roomEventBytes);
  #audience: Audience | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #isFenced = false;
  #isClosing = false;

  constructor(state: RoomState, epoch: number, services: RoomServices) {
    this.#state = state;
    this.epoch = epoch;
    this.services = services;
  }

  get state(): RoomState {
    return this.#state;
  }

  /** False once another owner has taken the room over. */
  get isOwner(): boolean {
    return !this.#isFenced;
  }

  get audience(): Audience | null {
    return this.#audience;
  }

  /** From now on commands are refused as those of a server that stops; what must happen still does. */
  startClosing(): void {
    this.#isClosing = true;
  }

  /** Somebody was here: the room keeps its code. Stored with whatever is stored next. */
  touch(atMs: number): void {
    this.#state = { ...this.#state, activeAtMs: Math.max(this.#state.activeAtMs, atMs) };
  }

  attach(audience: Audience): void {
    this.#audience = audience;
  }

  missedSince(version: number): readonly VersionedRoomEvent[] | null {
    return this.#log.since(version, this.#state.version);
  }

  /** Whether nothing was asked of the room after this. */
  isLast(task: Promise<unknown>): boolean {
    return task === this.#last;
  }

  /**
   * Runs tasks one after the other. A task that throws is a bug: reported, the room lives on.
   *
   * @param urgency `must`: what has happened already is never turned away.
   */
  inOrder<T>(task: () => Promise<Result<T>>, urgency: "may" | "must" = "may"): Promise<Result<T>> {
    if (this.#isFenced) {
      return Promise.resolve(refuse("server-stopping", "the room has moved to another server"));
    }
    if (this.#waiting >= QUEUE_LIMIT && urgency === "may") {
      return Promise.resolve(refuse("server-busy", "too many commands wait in this room"));
    }
    this.#waiting++;
    const run = this.#last.then(() => this.#guard(task, urgency));
    this.#last = run;
    return run;
  }

  /** Rule RM-9: what happened is stored first, all of it or nothing, and told afterwards. */
  async commit(
    events: readonly RoomEvent[],
    writes: readonly StoreWrite[] = [],
    adjust: (state: RoomState) => RoomState = (state) => state,
  ): Promise<Result<RoomState>> {
    const atMs = this.services.nowMs();
    const versioned: VersionedRoomEvent[] = [];
    let next = this.#state;
    for (const event of events) {
      next = applyEvent(next, event, atMs);
      versioned.push({ version: next.version, event });
    }
    next = adjust(next);
    const saved: StoreWrite = { kind: "save-room", room: recordOf(next, this.epoch) };
    const stored = await this.store([...writes, saved]);
    if (!stored.ok) {
      return stored;
    }
    this.#state = next;
    for (const event of versioned) {
      this.#log.add(event);
      this.#audience?.event(event);
    }
    return ok(next);
  }

  /** Stores without an event: checkpoints, chunks, members. */
  async store(writes: readonly StoreWrite[]): Promise<Result<null>> {
    try {
      await this.services.store.commit(writes);
      return ok(null);
    } catch (error) {
      if (error instanceof StaleEpochError && !this.#isFenced) {
        this.#isFenced = true;
        this.#audience?.closed({
          error: { code: "server-stopping", message: "the room has moved to another server" },
          retryInMs: 1_000,
        });
      } else if (!this.#isFenced) {
        this.services.report(`room ${this.#state.id}: a write was not stored`, error);
      }
      return refuse("storage-failed", "the server could not store this; nothing was changed");
    }
  }

  async #guard<T>(task: () => Promise<Result<T>>, urgency: "may" | "must"): Promise<Result<T>> {
    try {
      if (this.#isClosing && urgency === "may") {
        return refuse("server-stopping", "the server is restarting");
      }
      return await task();
    } catch (error) {
      this.services.report(`room ${this.#state.id}: a command failed`, error);
      return refuse("internal", "the server failed at this; nothing was changed");
    } finally {
      this.#waiting--;
    }
  }
}

function recordOf(state: RoomState, epoch: number): RoomRecord {
  const { run, runState: _, runCount: __, ...rest } = state;
  return { ...rest, epoch, runId: run.id };
}
