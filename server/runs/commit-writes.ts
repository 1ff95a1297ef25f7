import type { Prisma } from "#prisma/generated/client.ts";
import { LIMITS } from "#protocol/limits.ts";
import {
  type Checkpoint,
  type MemberRecord,
  type RoomRecord,
  type RunRecord,
  StaleEpochError,
  type StoreWrite,
  type TableRecord,
} from "#protocol/records.ts";
import { eventToRow, roomToRow, stateToRow } from "#server/runs/rows.ts";
import { searchText } from "#server/runs/search-text.ts";
import { StorageError } from "#server/runs/storage-error.ts";
import { thumbnailOf } from "#server/runs/thumbnail.ts";

/** One commit inside one transaction: whatever throws takes back all of it, and nothing else. */
export class CommitWrites {
  readonly #tx: Prisma.TransactionClient;
  readonly #owner: string;
  readonly #now: Date;
  /** Runs whose epoch this transaction has checked; the row stays locked until its end. */
  readonly #fenced = new Set<string>();

  constructor(tx: Prisma.TransactionClient, owner: string, now: Date) {
    this.#tx = tx;
    this.#owner = owner;
    this.#now = now;
  }

  async apply(write: StoreWrite): Promise<void> {
    switch (write.kind) {
      case "create-room":
        return this.#createRoom(write.room);
      case "save-room":
        return this.#saveRoom(write.room);
      case "save-member":
        return this.#saveMember(write.member);
      case "save-table":
        return this.#saveTable(write.table);
      case "open-run":
        return this.#openRun(write.run);
      case "discard-run":
        return this.#discardRun(write.runId, write.epoch);
      case "label-run":
        return this.#labelRun(write);
      default:
        await this.#fence(write.runId, write.epoch);
        return this.#writeToRun(write);
    }
  }

  async #writeToRun(write: Extract<StoreWrite, { runId: string; epoch: number }>): Promise<void> {
    const { runId, epoch } = write;
    switch (write.kind) {
      case "run-state":
        await this.#tx.run.updateMany({ where: { id: runId }, data: stateToRow(write.state) });
        return this.#reach(runId, write.state.step);
      case "run-event":
        await this.#tx.runEvent.create({ data: eventToRow(runId, write.event) });
        return this.#forgetOtherWay(runId, write.event.step);
      case "checkpoint":
        return this.#saveCheckpoint(runId, epoch, write.checkpoint);
      case "keyframe": {
        const { step, seq, bytes } = write;
        await this.#tx.keyframe.upsert({
          where: { runId_step_seq: { runId, step, seq } },
          create: { runId, step, seq, epoch, size: bytes.byteLength, bytes: owned(bytes) },
          update: { epoch, size: bytes.byteLength, bytes: owned(bytes) },
          select: { step: true },
        });
        return;
      }
      case "chunk": {
        const { fromStep, toStep, bytes } = write;
        const size = bytes.byteLength;
        const data = { runId, fromStep, toStep, epoch, size, bytes: owned(bytes) };
        await this.#tx.chunk.create({ data, select: { id: true } });
        return;
      }
      case "discard-run":
        return;
    }
  }

  async #createRoom(room: RoomRecord): Promise<void> {
    const data = { ...roomToRow(room), epoch: room.epoch, owner: this.#owner };
    await this.#tx.room.create({ data, select: { id: true } });
  }

  async #saveRoom(room: RoomRecord): Promise<void> {
    const { id, epoch } = room;
    const saved = await this.#tx.room.updateMany({
      where: { id, epoch },
      data: roomToRow(room),
    });
    if (saved.count === 0) {
      const found = await this.#tx.room.count({ where: { id } });
      throw found === 0
        ? new StorageError("unknown", `There is no room ${id}.`)
        : new StaleEpochError(`Room ${id} was taken over: epoch ${epoch} has ended.`);
    }
  }

  async #saveMember(member: MemberRecord): Promise<void> {
    const { id, seenAtMs, ...rest } = member;
    const data = { ...rest, seenAt: new Date(seenAtMs) };
    await this.#tx.member.upsert({
      where: { id },
      create: { id, ...data },
      update: data,
      select: { id: true },
    });
    const { roomId } = member;
    const count = await this.#tx.member.count({ where: { roomId } });
    if (count > LIMITS.membersRemembered) {
      await this.#forgetOldestMembers(roomId, count - LIMITS.membersRemembered);
    }
  }

  async #saveTable({ hash, bytes, createdAtMs }: TableRecord): Promise<void> {
    const data = { createdAt: new Date(createdAtMs), size: bytes.byteLength, bytes: owned(bytes) };
    await this.#tx.storedTable.upsert({
      where: { hash },
      create: { hash, ...data },
      update: {},
      select: { hash: true },
    });
  }

  async #forgetOldestMembers(roomId: string, count: number): Promise<void> {
    const oldest = await this.#tx.member.findMany({
      where: { roomId },
      orderBy: { seenAt: "asc" },
      take: count,
      select: { id: true },
    });
    await this.#tx.member.deleteMany({ where: { id: { in: oldest.map((member) => member.id) } } });
  }

  async #openRun(run: RunRecord): Promise<void> {
    const { info, state } = run;
    const document = JSON.stringify(info.settings);
    await this.#tx.run.create({
      data: {
        id: info.id,
        roomId: run.roomId,
        number: info.number,
        name: info.name,
        search: searchText(info.name),
        epoch: run.epoch,
        owner: this.#owner,
        ...stateToRow(state),
        lastStep: state.step,
        parentId: info.parent?.runId ?? null,
        parentStep: info.parent?.step ?? null,
        engineVersion: info.engineVersion,
        startedAt: new Date(info.startedAtMs),
        updatedAt: this.#now,
      },
      select: { id: true },
    });
    await this.#tx.runSettings.create({
      data: { runId: info.id, document },
      select: { runId: true },
    });
    if (info.events.length > 0) {
      const data = info.events.map((event) => eventToRow(info.id, event));
      await this.#tx.runEvent.createMany({ data });
    }
  }

  async #discardRun(runId: string, epoch: number): Promise<void> {
    await this.#fence(runId, epoch);
    const discarded = await this.#tx.run.deleteMany({ where: { id: runId, lastStep: 0 } });
    if (discarded.count === 0) {
      throw new StorageError("refused", `Run ${runId} has trained: it is not discarded.`);
    }
    this.#fenced.delete(runId);
  }

  /** Rule ST-60: it belongs to nobody's training: an old run keeps its epoch and its time. */
  async #labelRun({ runId, roomId, label }: Extract<StoreWrite, { kind: "label-run" }>) {
    const run = await this.#tx.run.findFirst({
      where: { id: runId, roomId },
      select: { name: true },
    });
    if (run === null) {
      throw new StorageError("unknown", `Room ${roomId} has no run ${runId}.`);
    }
    const data = { ...label, search: searchText(`${run.name} ${label.remark}`) };
    await this.#tx.run.updateMany({ where: { id: runId }, data });
  }

  /**
   * Rule ST-47: no run is past an event before it is stored. What was recorded from there on is of
   * a process that died and trained on without it.
   */
  async #forgetOtherWay(runId: string, step: number): Promise<void> {
    await this.#tx.keyframe.deleteMany({ where: { runId, step: { gt: step } } });
    await this.#tx.chunk.deleteMany({ where: { runId, fromStep: { gt: step } } });
  }

  async #saveCheckpoint(runId: string, epoch: number, checkpoint: Checkpoint): Promise<void> {
    const { step, seq, loss, keyframe, curve } = checkpoint;
    const data = { step, seq, epoch, loss, curve: owned(curve), keyframe: owned(keyframe) };
    await this.#tx.checkpoint.upsert({
      where: { runId },
      create: { runId, ...data },
      update: data,
      select: { runId: true },
    });
    const thumbnail = thumbnailOf(curve);
    await this.#tx.run.updateMany({
      where: { id: runId },
      data: { lastLoss: loss, ...(thumbnail === null ? {} : { thumbnail }) },
    });
    await this.#reach(runId, step);
  }

  async #reach(runId: string, step: number): Promise<void> {
    await this.#tx.run.updateMany({
      where: { id: runId, lastStep: { lt: step } },
      data: { lastStep: step },
    });
  }

  /** An update and not a read: on every database it locks the row until the transaction ends. */
  async #fence(runId: string, epoch: number): Promise<void> {
    const key = `${runId} ${epoch}`;
    if (this.#fenced.has(key)) {
      return;
    }
    const fenced = await this.#tx.run.updateMany({
      where: { id: runId, epoch },
      data: { updatedAt: this.#now },
    });
    if (fenced.count === 0) {
      const found = await this.#tx.run.count({ where: { id: runId } });
      throw found === 0
        ? new StorageError("unknown", `There is no run ${runId}.`)
        : new StaleEpochError(`Run ${runId} was taken over: epoch ${epoch} has ended.`);
    }
    this.#fenced.add(key);
  }
}

/** Bytes that crossed the thread belong to nobody else; Prisma wants to be told. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}
