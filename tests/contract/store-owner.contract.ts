import { describe, expect, test } from "vitest";
import { LossSeries } from "#engine/loss-series.ts";
import { encodeCurve } from "#protocol/curve-codec.ts";
import { StaleEpochError, type StoreWrite } from "#protocol/records.ts";
import type { StoreFactory } from "#tests/contract/store-factory.ts";
import {
  bytesOf,
  checkpoint,
  checkpointWrite,
  chunkWrite,
  eventWrite,
  keyframeWrite,
  roomAndRun,
  roomRecord,
  runEvent,
  runRecord,
  runState,
} from "#tests/support/store-records.ts";

const HOUR_MS = 3_600_000;

/** Lists, one owner at a time, and all or nothing. */
export function describeOwner(name: string, factory: StoreFactory): void {
  describe(`${name}: lists`, () => {
    test("ST-14 runs are listed newest first, page by page, each once, without untrained ones", async () => {
      const store = await factory.open();
      await store.commit([...roomAndRun("a"), ...roomAndRun("b"), checkpointWrite("b", 5)]);
      for (let number = 2; number <= 26; number++) {
        // Three runs share each start time: the order among them must hold across pages.
        const startedAtMs = 1_000 + Math.floor(number / 3);
        const info = { id: `run-${number}`, number, startedAtMs };
        const run = runRecord("a", info, { status: "paused", step: number === 9 ? 0 : number });
        await store.commit([{ kind: "open-run", run }]);
      }
      const ids: string[] = [];
      let before: string | undefined;
      do {
        const page = await store.listRuns({ limit: 4, before, roomId: "room-a" });
        expect(page.runs.length).toBeLessThanOrEqual(4);
        ids.push(...page.runs.map((run) => run.id));
        before = page.next ?? undefined;
      } while (before !== undefined);
      const expected = Array.from({ length: 25 }, (_, i) => i + 2).filter((i) => i !== 9);
      expect(ids.toSorted()).toEqual(expected.map((number) => `run-${number}`).toSorted());
      const times = ids.map((id) => Math.floor(Number(id.slice(4)) / 3));
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      const all = await store.listRuns({ limit: 1 });
      expect(all.runs.map((run) => run.id)).toEqual(["run-b"]);
    });

    test("ST-15 a listed run shows its last step, loss, end, room and a curve of few points", async () => {
      const store = await factory.open();
      const series = LossSeries.empty();
      for (let step = 0; step <= 500; step++) {
        series.push(1 / (step + 1));
      }
      const curve = encodeCurve(series.toSlice());
      const end = { reason: "steps", step: 500, message: null } as const;
      await store.commit([
        ...roomAndRun("a"),
        { kind: "checkpoint", runId: "run-a", epoch: 1, checkpoint: checkpoint(500, curve) },
        {
          kind: "run-state",
          runId: "run-a",
          epoch: 1,
          state: runState({ status: "ended", step: 500, end }),
        },
      ]);
      const [run] = (await store.listRuns({ limit: 10 })).runs;
      expect(run).toMatchObject({
        id: "run-a",
        roomName: roomRecord("a").name,
        number: 1,
        status: "ended",
        endReason: "steps",
        step: 500,
        loss: 1 / 501,
        parent: null,
      });
      expect(run?.thumbnail).toHaveLength(64);
      expect(run?.thumbnail[0]).toBe(1);
      expect(run?.thumbnail.at(-1)).toBe(1 / 501);
    });

    test("ST-16 a page that never was is refused, any limit is brought into bounds", async () => {
      const store = await factory.open();
      await store.commit([...roomAndRun("a"), checkpointWrite("a", 5)]);
      for (const before of ["", "x", "1", "' OR 1=1 --"]) {
        await expect(store.listRuns({ limit: 5, before })).rejects.toMatchObject({
          reason: "refused",
        });
      }
      for (const limit of [-1, 0, 1e9]) {
        expect((await store.listRuns({ limit })).runs).toHaveLength(1);
      }
    });
  });

  describe(`${name}: one owner`, () => {
    test("ST-17 a takeover ends the old owner's writes to rooms and runs", async () => {
      const store = await factory.open();
      const training = runState({ status: "training", speed: 30 });
      await store.commit([
        ...roomAndRun("a"),
        { kind: "run-state", runId: "run-a", epoch: 1, state: training },
        checkpointWrite("a", 33),
        ...[
          chunkWrite("a", 40),
          chunkWrite("a", 41),
          keyframeWrite("a", 40),
          keyframeWrite("a", 40),
        ],
      ]);
      const [restored] = await store.takeOver();
      expect(restored).toMatchObject({
        room: { epoch: 2 },
        run: { epoch: 2, state: training },
        checkpoint: checkpoint(33),
        recorded: { frameBytes: 2_000, keyframeBytes: 500 },
      });
      const stale: StoreWrite[] = [
        { kind: "save-room", room: roomRecord("a") },
        { kind: "run-state", runId: "run-a", epoch: 1, state: runState() },
        { kind: "discard-run", runId: "run-a", epoch: 1 },
        eventWrite("a", 1),
        chunkWrite("a", 1),
        keyframeWrite("a", 1),
        checkpointWrite("a", 99),
      ];
      for (const write of stale) {
        await expect(store.commit([write])).rejects.toBeInstanceOf(StaleEpochError);
      }
      await store.commit([
        { kind: "run-event", runId: "run-a", epoch: 2, event: runEvent(1, 41) },
        { kind: "save-room", room: roomRecord("a", { epoch: 2 }) },
      ]);
      expect(await store.findRun("run-a")).toMatchObject({
        lastStep: 33,
        lastSeq: 1,
        state: training,
      });
      expect(await store.readChunk("run-a", 1)).toEqual(bytesOf(40, 1_000));
    });

    test("ST-18 a room idle for two days loses its code and keeps its runs", async () => {
      const store = await factory.open();
      const old = roomRecord("old", { activeAtMs: Date.now() - 49 * HOUR_MS });
      await store.commit([
        { kind: "create-room", room: old },
        { kind: "open-run", run: runRecord("old") },
        { kind: "run-state", runId: "run-old", epoch: 1, state: runState({ status: "training" }) },
        checkpointWrite("old", 7),
        { kind: "create-room", room: roomRecord("new", { activeAtMs: Date.now() - 47 * HOUR_MS }) },
        { kind: "open-run", run: runRecord("new") },
      ]);
      expect((await store.takeOver()).map(({ room }) => room.id)).toEqual(["room-new"]);
      const [run] = (await store.listRuns({ limit: 5 })).runs;
      expect(run).toMatchObject({ id: "run-old", status: "interrupted", step: 7 });
      await expect(store.commit([chunkWrite("old", 8)])).rejects.toBeInstanceOf(StaleEpochError);
      await store.commit([{ kind: "create-room", room: roomRecord("next", { code: old.code }) }]);
    });

    test("ST-19 the next run's number is free, also after one was discarded", async () => {
      const store = await factory.open();
      const runs = [1, 2, 3].map((number) => runRecord("a", { id: `run-${number}`, number }));
      await store.commit([
        { kind: "create-room", room: roomRecord("a", { runId: "run-3" }) },
        ...runs.map((run): StoreWrite => ({ kind: "open-run", run })),
        { kind: "discard-run", runId: "run-2", epoch: 1 },
      ]);
      expect((await store.takeOver())[0]?.runCount).toBe(3);
    });
  });

  describe(`${name}: commits`, () => {
    test("ST-20 a commit is stored whole or not at all, wherever it fails", async () => {
      const store = await factory.open();
      await store.commit([...roomAndRun("a"), eventWrite("a", 1)]);
      const good = [
        eventWrite("a", 2),
        chunkWrite("a", 2),
        keyframeWrite("a", 2),
        checkpointWrite("a", 2),
      ];
      for (let at = 0; at <= good.length; at++) {
        await expect(store.commit(good.toSpliced(at, 0, eventWrite("a", 1)))).rejects.toMatchObject(
          {
            reason: "conflict",
          },
        );
        await expect(
          store.commit(good.toSpliced(at, 0, eventWrite("a", 3, 9))),
        ).rejects.toBeInstanceOf(StaleEpochError);
      }
      expect(await store.findRun("run-a")).toMatchObject({
        lastStep: 0,
        lastSeq: 1,
        keyframeSteps: [],
      });
      expect(await store.readChunk("run-a", 2)).toBeNull();
      expect(await store.readCheckpoint("run-a")).toBeNull();
    });

    test("ST-21 300 writes beside 100 failing commits: every acknowledged one is there", async () => {
      const store = await factory.open();
      await store.commit(roomAndRun("a"));
      const acknowledged: number[] = [];
      let refused = 0;
      await Promise.all(
        Array.from({ length: 400 }, async (_, i) => {
          const seq = i + 1;
          if (seq % 4 === 0) {
            await store
              .commit([eventWrite("a", seq), eventWrite("a", seq)])
              .catch(() => (refused += 1));
          } else {
            await store.commit([eventWrite("a", seq)]);
            acknowledged.push(seq);
          }
        }),
      );
      expect(refused).toBe(100);
      expect(acknowledged).toHaveLength(300);
      const stored = (await (await factory.reopen(store)).findRun("run-a"))?.info.events;
      expect(stored?.map((event) => event.seq)).toEqual(acknowledged);
    });

    test("ST-22 requests are answered in order, and a read sees every write before it", async () => {
      const store = await factory.open();
      await store.commit(roomAndRun("a"));
      const order: string[] = [];
      const seen = await Promise.all(
        Array.from({ length: 50 }, async (_, i) => {
          const write = store.commit([eventWrite("a", i + 1)]).then(() => order.push(`w${i}`));
          const read = store.findRun("run-a").then((run) => {
            order.push(`r${i}`);
            return run?.lastSeq;
          });
          await write;
          return read;
        }),
      );
      expect(seen).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
      expect(order).toEqual(Array.from({ length: 50 }, (_, i) => [`w${i}`, `r${i}`]).flat());
    });

    test("ST-23 close stores what was asked for before it and refuses what comes after", async () => {
      const store = await factory.open();
      await store.commit(roomAndRun("a"));
      const writes = [1, 2, 3].map((seq) => store.commit([eventWrite("a", seq)]));
      const closed = store.close();
      await expect(store.commit([eventWrite("a", 4)])).rejects.toMatchObject({ reason: "closed" });
      await Promise.all([...writes, closed]);
      expect(await (await factory.reopen(store)).findRun("run-a")).toMatchObject({ lastSeq: 3 });
    });
  });
}
