import { describe, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import type { StoreWrite } from "#protocol/records.ts";
import type { StoreFactory } from "#tests/contract/store-factory.ts";
import {
  bytesOf,
  checkpoint,
  checkpointWrite,
  chunkWrite,
  eventWrite,
  keyframeWrite,
  memberRecord,
  roomAndRun,
  roomRecord,
  runEvent,
  runRecord,
  runState,
} from "#tests/support/store-records.ts";

/** Rooms, members, runs and bytes come back as they were stored. */
export function describeRecords(name: string, factory: StoreFactory): void {
  describe(`${name}: rooms and members`, () => {
    test("ST-1 a room comes back from storage exactly as it was saved", async () => {
      const store = await factory.open();
      const by = { id: "m", name: "Ada", color: 2 };
      const room = roomRecord("a", {
        version: 7,
        codeRole: "viewer",
        controls: { loss: { who: "all", isShown: false }, play: { who: "host", isShown: true } },
        isLocked: true,
        revisions: { "layers[0].units": { revision: 3, by, atMs: 5, step: null } },
        answeredEdits: [{ editId: "e", memberId: "m", version: 7, revision: 3, step: 12 }],
      });
      const members = [memberRecord("a", "Ada", 2_000), memberRecord("a", "Bob", 1_000)];
      await store.commit([
        { kind: "create-room", room: roomRecord("a") },
        { kind: "open-run", run: runRecord("a") },
        { kind: "save-room", room },
        ...members.map((member): StoreWrite => ({ kind: "save-member", member })),
        { kind: "save-member", member: { ...memberRecord("a", "Bob", 3_000), role: "removed" } },
      ]);
      const restored = await (await factory.reopen(store)).takeOver();
      expect(restored).toEqual([
        {
          room: { ...room, epoch: 2 },
          members: [
            { ...memberRecord("a", "Bob", 3_000), role: "removed" },
            memberRecord("a", "Ada", 2_000),
          ],
          run: {
            ...runRecord("a"),
            epoch: 2,
            info: { ...runRecord("a").info, startedAtMs: expect.any(Number) },
          },
          checkpoint: null,
          recorded: { frameBytes: 0, keyframeBytes: 0 },
          runCount: 1,
        },
      ]);
    });

    test("ST-45 a table comes back by its hash, is stored once, and with what names it or not at all", async () => {
      const store = await factory.open();
      const table = { hash: "ab".repeat(32), bytes: bytesOf(3, 800_016), createdAtMs: 5 };
      const write: StoreWrite = { kind: "save-table", table };
      const failing: StoreWrite = { kind: "save-room", room: roomRecord("none") };
      await expect(store.commit([write, failing])).rejects.toThrow();
      expect(await store.readTable(table.hash)).toBeNull();
      await store.commit([write, ...roomAndRun("a")]);
      await store.commit([{ kind: "save-table", table: { ...table, bytes: bytesOf(4, 10) } }]);
      const again = await factory.reopen(store);
      expect(new Uint8Array((await again.readTable(table.hash)) ?? [])).toEqual(table.bytes);
      expect(await again.readTable("cd".repeat(32))).toBeNull();
    });

    test("ST-2 a code is given out once", async () => {
      const store = await factory.open();
      await store.commit(roomAndRun("a"));
      const twin = roomRecord("b", { code: "CODE-a" });
      await expect(store.commit([{ kind: "create-room", room: twin }])).rejects.toMatchObject({
        name: "StorageError",
        reason: "conflict",
      });
    });

    test("ST-3 a room remembers a bounded number of members, the last seen ones", async () => {
      const store = await factory.open();
      await store.commit(roomAndRun("a"));
      const count = LIMITS.membersRemembered + 3;
      for (let from = 0; from < count; from += 500) {
        const numbers = Array.from({ length: Math.min(500, count - from) }, (_, i) => from + i);
        await store.commit(
          numbers.map((i) => ({
            kind: "save-member",
            member: memberRecord("a", `m${i}`, 1_000 + i),
          })),
        );
      }
      const [restored] = await store.takeOver();
      expect(restored?.members).toHaveLength(LIMITS.membersRemembered);
      expect(restored?.members.at(-1)?.name).toBe("m3");
    }, 60_000);
  });

  describe(`${name}: runs`, () => {
    test("ST-4 a run comes back with its parent, settings, events and state", async () => {
      const store = await factory.open();
      await store.commit([...roomAndRun("a"), checkpointWrite("a", 40)]);
      const parent = { runId: "run-a", step: 40 };
      const child = runRecord("a", { id: "child", number: 2, parent, events: [runEvent(1, 0)] });
      const end = { reason: "diverged", step: 9, message: "w[0] is Infinity" } as const;
      const state = runState({ status: "ended", speed: 10, step: 9, end, note: "paused" });
      await store.commit([
        { kind: "open-run", run: child },
        { kind: "run-event", runId: "child", epoch: 1, event: runEvent(2, 5) },
        { kind: "run-state", runId: "child", epoch: 1, state },
      ]);
      expect(await store.findRun("child")).toEqual({
        roomId: "room-a",
        roomName: roomRecord("a").name,
        info: { ...child.info, events: [runEvent(1, 0), runEvent(2, 5)] },
        state,
        isStarred: false,
        remark: "",
        lastStep: 9,
        lastSeq: 2,
        keyframeSteps: [],
      });
      expect(await store.findRun("nobody")).toBeNull();
    });

    test("ST-5 lastStep is the higher of the checkpoint's step and the state's", async () => {
      const store = await factory.open();
      await store.commit([...roomAndRun("a"), checkpointWrite("a", 70)]);
      const state = runState({ status: "paused", step: 50 });
      await store.commit([{ kind: "run-state", runId: "run-a", epoch: 1, state }]);
      expect(await store.findRun("run-a")).toMatchObject({ lastStep: 70, state });
      const later = runState({ status: "paused", step: 90 });
      await store.commit([{ kind: "run-state", runId: "run-a", epoch: 1, state: later }]);
      expect(await store.findRun("run-a")).toMatchObject({ lastStep: 90, state: later });
    });

    test("ST-6 an event's number is used once in a run", async () => {
      const store = await factory.open();
      await store.commit([...roomAndRun("a"), eventWrite("a", 1)]);
      await expect(store.commit([eventWrite("a", 1)])).rejects.toMatchObject({
        reason: "conflict",
      });
      expect((await store.findRun("run-a"))?.info.events).toEqual([runEvent(1)]);
    });

    test("ST-7 a run that never trained is discarded, one that trained never", async () => {
      const store = await factory.open();
      await store.commit([...roomAndRun("a"), eventWrite("a", 1)]);
      await store.commit([{ kind: "discard-run", runId: "run-a", epoch: 1 }]);
      expect(await store.findRun("run-a")).toBeNull();
      await store.commit([{ kind: "open-run", run: runRecord("a") }, checkpointWrite("a", 1)]);
      await expect(
        store.commit([{ kind: "discard-run", runId: "run-a", epoch: 1 }]),
      ).rejects.toMatchObject({ reason: "refused" });
      expect(await store.findRun("run-a")).not.toBeNull();
    });

    test("ST-8 a write to a room or run that is not there is refused as unknown", async () => {
      const store = await factory.open();
      const writes: StoreWrite[] = [
        { kind: "save-room", room: roomRecord("ghost") },
        { kind: "run-state", runId: "run-ghost", epoch: 1, state: runState() },
        { kind: "discard-run", runId: "run-ghost", epoch: 1 },
        chunkWrite("ghost", 1),
        { kind: "save-member", member: memberRecord("ghost", "Ada") },
        { kind: "open-run", run: runRecord("ghost") },
      ];
      for (const write of writes) {
        await expect(store.commit([write])).rejects.toMatchObject({
          reason: "unknown",
        });
      }
    });
  });

  describe(`${name}: bytes`, () => {
    test("ST-9 a keyframe is found from its step on, the last event's first", async () => {
      const store = await factory.open();
      const writes = [keyframeWrite("a", 10), keyframeWrite("a", 20), keyframeWrite("a", 20, 1)];
      await store.commit([...roomAndRun("a"), ...writes, keyframeWrite("a", 20, 1)]);
      expect(await store.readKeyframe("run-a", 9)).toBeNull();
      expect(await store.readKeyframe("run-a", 19)).toEqual(bytesOf(100, 500));
      expect(await store.readKeyframe("run-a", 1_000)).toEqual(bytesOf(201, 500));
      expect((await store.findRun("run-a"))?.keyframeSteps).toEqual([10, 20]);
    });

    test("ST-47 an event takes back what a process that died had recorded beyond its step", async () => {
      const store = await factory.open();
      const kept = [keyframeWrite("a", 3), chunkWrite("a", 1), chunkWrite("a", 3)];
      const beyond = [keyframeWrite("a", 4), keyframeWrite("a", 900), chunkWrite("a", 4)];
      const other = [...roomAndRun("b"), keyframeWrite("b", 900), chunkWrite("b", 900)];
      await store.commit([...roomAndRun("a"), ...kept, ...beyond, ...other]);
      await store.commit([eventWrite("a", 3)]);
      expect((await store.findRun("run-a"))?.keyframeSteps).toEqual([3]);
      expect(await store.readChunk("run-a", 1_000)).toEqual(bytesOf(3, 1_000));
      expect((await store.findRun("run-b"))?.keyframeSteps).toEqual([900]);
      expect(await store.readChunk("run-b", 1_000)).toEqual(bytesOf(900, 1_000));
    });

    test("ST-10 a chunk is found from its first step on; before all, the first", async () => {
      const store = await factory.open();
      await store.commit([...roomAndRun("a"), chunkWrite("a", 10), chunkWrite("a", 30)]);
      expect(await store.readChunk("run-a", 0)).toEqual(bytesOf(10, 1_000));
      expect(await store.readChunk("run-a", 29)).toEqual(bytesOf(10, 1_000));
      expect(await store.readChunk("run-a", 30)).toEqual(bytesOf(30, 1_000));
      expect(await store.readChunk("nobody", 30)).toBeNull();
    });

    test("ST-11 a run has one checkpoint, the last", async () => {
      const store = await factory.open();
      await store.commit(roomAndRun("a"));
      expect(await store.readCheckpoint("run-a")).toBeNull();
      expect(await store.readCurve("run-a")).toBeNull();
      await store.commit([checkpointWrite("a", 10), checkpointWrite("a", 20)]);
      expect(await store.readCheckpoint("run-a")).toEqual(checkpoint(20));
      expect(await store.readCurve("run-a")).toEqual(checkpoint(20).curve);
    });

    test("ST-12 bytes of any length come back unchanged, and the writer keeps its own", async () => {
      const store = await factory.open();
      await store.commit(roomAndRun("a"));
      const pool = bytesOf(1, 200_000);
      for (const [step, length] of [0, 1, 3, 4_096, 150_000].entries()) {
        const bytes = pool.subarray(7, 7 + length);
        await store.commit([{ kind: "keyframe", runId: "run-a", epoch: 1, step, seq: 0, bytes }]);
        expect(bytes.byteLength).toBe(length);
        expect(await store.readKeyframe("run-a", step)).toEqual(
          bytesOf(1, 200_000).slice(7, 7 + length),
        );
      }
    });

    test("ST-13 a blob or commit over the limit is refused", async () => {
      const store = await factory.open();
      await store.commit(roomAndRun("a"));
      const bytes = new Uint8Array(16 * 1024 * 1024 + 1);
      await expect(
        store.commit([{ kind: "keyframe", runId: "run-a", epoch: 1, step: 1, seq: 0, bytes }]),
      ).rejects.toMatchObject({ reason: "too-large" });
      const many = Array.from({ length: 1_001 }, (_, i) => eventWrite("a", i + 1));
      await expect(store.commit(many)).rejects.toMatchObject({ reason: "too-large" });
      expect((await store.findRun("run-a"))?.info.events).toEqual([]);
    });
  });
}
