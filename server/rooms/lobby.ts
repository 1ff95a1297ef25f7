import type { TrainingSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { RestoredRoom, RoomRecord, RunRecord } from "#protocol/records.ts";
import type { Goodbye } from "#protocol/room.ts";
import { generateCode } from "#protocol/room-code.ts";
import type { RoomCodes } from "#server/rooms/host-desk.ts";
import { type KeptSettings, keepSettings } from "#server/rooms/kept-settings.ts";
import type { RoomServices } from "#server/rooms/ports.ts";
import { randomName } from "#server/rooms/random-name.ts";
import { Room } from "#server/rooms/room.ts";
import { runName } from "#server/rooms/run-name.ts";

const FIRST_EPOCH = 1;
const ORIGIN_AS_KEPT: KeptSettings = { settings: ORIGIN, table: null };
const DEFAULT_SPEED = 30;
const ROOM_ENDED: Goodbye = {
  error: { code: "room-not-found", message: "the room has ended: nobody was in it for two days" },
};

/** Every room that is open in this process, by code. */
export class Lobby {
  readonly #services: RoomServices;
  readonly #rooms = new Map<string, Room>();
  /** Codes that rooms had before, the newest last: their members still come back by them. */
  readonly #former = new Map<string, Room>();
  readonly #codes: RoomCodes = {
    free: () => this.#freeCode(),
    moved: (former, code) => this.#moved(former, code),
  };
  #creating = 0;

  constructor(services: RoomServices) {
    this.#services = services;
  }

  get rooms(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  get connectionCount(): number {
    return this.rooms.reduce((sum, room) => sum + room.people.connectionCount, 0);
  }

  find(code: string): Room | undefined {
    return this.#rooms.get(code);
  }

  /** By a code that the room has no more: for who proves to belong there. */
  findByFormerCode(code: string): Room | undefined {
    return this.#former.get(code);
  }

  /** Opens what the last process left: rooms, codes, roles; what was training trains on. */
  async restore(rooms: readonly RestoredRoom[]): Promise<void> {
    for (const restored of rooms) {
      const room = new Room(restored, this.#services, this.#codes);
      this.#rooms.set(restored.room.code, room);
      await room.open(restored);
    }
  }

  /** Settings as rooms keep them: large tables by their hash. */
  keepSettings(settings: TrainingSettings): Promise<Result<KeptSettings>> {
    return keepSettings(settings, this.#services);
  }

  /** Rule RM-8: the key is handed out this once; only its hash is kept. */
  async create(wanted: {
    readonly name: string | undefined;
    readonly settings: KeptSettings | undefined;
  }): Promise<Result<{ readonly code: string; readonly key: string }>> {
    if (this.#rooms.size + this.#creating >= LIMITS.roomsPerServer) {
      return refuse("server-busy", `this server has ${LIMITS.roomsPerServer} rooms, its limit`);
    }
    this.#creating++;
    try {
      return await this.#create(wanted.name, wanted.settings ?? ORIGIN_AS_KEPT);
    } finally {
      this.#creating--;
    }
  }

  /** Closes rooms that nobody has been in for so long: their codes end, their runs stay. */
  async closeIdle(idleMs: number): Promise<void> {
    const beforeMs = this.#services.nowMs() - idleMs;
    for (const [code, room] of this.#rooms) {
      if (room.people.connectionCount === 0 && room.state.activeAtMs < beforeMs) {
        this.#rooms.delete(code);
        this.#forgetFormerCodes(room, 0);
        await room.close(ROOM_ENDED);
      }
    }
  }

  async close(goodbye: Goodbye): Promise<void> {
    await Promise.all(this.rooms.map((room) => room.close(goodbye)));
    this.#rooms.clear();
  }

  async #create(
    name: string | undefined,
    { settings, table }: KeptSettings,
  ): Promise<Result<{ readonly code: string; readonly key: string }>> {
    const { chance, nowMs, store, report } = this.#services;
    const code = this.#freeCode();
    const key = chance.randomSecret();
    const run = firstRun(chance.randomId(), chance.randomId(), settings, nowMs());
    const room: RoomRecord = {
      id: run.roomId,
      code,
      keyHash: chance.hash(key),
      // Never the code: the list of runs shows the name to everybody.
      name: name ?? `${randomName(chance.randomBelow)} room`,
      version: 0,
      epoch: FIRST_EPOCH,
      codeRole: "editor",
      controls: {},
      isLocked: false,
      settings,
      revisions: {},
      answeredEdits: [],
      runId: run.info.id,
      createdAtMs: nowMs(),
      activeAtMs: nowMs(),
    };
    try {
      await store.commit([
        ...(table === null ? [] : [{ kind: "save-table", table } as const]),
        { kind: "create-room", room },
        { kind: "open-run", run },
      ]);
    } catch (error) {
      report("a room could not be stored", error);
      return refuse("storage-failed", "the server could not store the room");
    }
    const recorded = { frameBytes: 0, keyframeBytes: 0 };
    const fresh = { room, members: [], run, checkpoint: null, recorded, runCount: 1 };
    const opened = new Room(fresh, this.#services, this.#codes);
    this.#rooms.set(code, opened);
    await opened.open(fresh);
    return ok({ code, key });
  }

  #moved(former: string, code: string): void {
    const room = this.#rooms.get(former);
    if (room !== undefined) {
      this.#rooms.delete(former);
      this.#rooms.set(code, room);
      this.#former.set(former, room);
      this.#forgetFormerCodes(room, LIMITS.formerCodes);
    }
  }

  /** All but the newest so many. */
  #forgetFormerCodes(room: Room, kept: number): void {
    const codes = [...this.#former].filter(([, of]) => of === room).map(([code]) => code);
    for (const code of codes.slice(0, codes.length - kept)) {
      this.#former.delete(code);
    }
  }

  #freeCode(): string {
    let code = generateCode(this.#services.chance.randomBelow);
    while (this.#rooms.has(code) || this.#former.has(code)) {
      code = generateCode(this.#services.chance.randomBelow);
    }
    return code;
  }
}

function firstRun(
  id: string,
  roomId: string,
  settings: TrainingSettings,
  startedAtMs: number,
): RunRecord {
  return {
    roomId,
    epoch: FIRST_EPOCH,
    info: {
      id,
      number: 1,
      name: runName(1, settings),
      parent: null,
      settings,
      events: [],
      engineVersion: ENGINE_VERSION,
      startedAtMs,
    },
    state: { status: "ready", speed: DEFAULT_SPEED, step: 0, end: null, note: null },
  };
}
