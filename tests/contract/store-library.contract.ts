import { describe, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import type { RunQuery, Store, StoreWrite } from "#protocol/records.ts";
import type { StoreFactory } from "#tests/contract/store-factory.ts";
import {
  checkpoint,
  checkpointWrite,
  roomAndRun,
  roomRecord,
  runRecord,
} from "#tests/support/store-records.ts";

/** Stars, remarks, and what the library is asked for. */
export function describeLibrary(name: string, factory: StoreFactory): void {
  describe(`${name}: the library`, () => {
    test("ST-60 a star and a remark are any run's of its room, and change nothing else of it", async () => {
      const store = await factory.open();
      await store.commit([...roomAndRun("a"), checkpointWrite("a", 5), ...roomAndRun("b")]);
      const before = (await store.listRuns({ limit: 1, roomId: "room-a" })).runs[0];
      const label = { isStarred: true, remark: "<b> 100 % größer ≥ 0.5" };
      await store.commit([{ kind: "label-run", runId: "run-a", roomId: "room-a", label }]);
      const again = await factory.reopen(store);
      expect((await again.listRuns({ limit: 1, roomId: "room-a" })).runs[0]).toEqual({
        ...before,
        ...label,
      });
      expect(await again.findRun("run-a")).toMatchObject(label);
      expect(await again.readLabel("run-a")).toEqual({ roomId: "room-a", number: 1, ...label });
      expect(await again.readLabel("nobody")).toBeNull();
      // The run's owner may be another by now: what people say of it is the room's.
      await again.takeOver();
      await again.commit([
        { kind: "label-run", runId: "run-a", roomId: "room-a", label: { ...label, remark: "" } },
      ]);
      expect(await again.readLabel("run-a")).toMatchObject({ isStarred: true, remark: "" });
    });

    test("ST-61 a run of another room is not labelled", async () => {
      const store = await factory.open();
      await store.commit([...roomAndRun("a"), ...roomAndRun("b")]);
      const write: StoreWrite = {
        kind: "label-run",
        runId: "run-a",
        roomId: "room-b",
        label: { isStarred: true, remark: "mine" },
      };
      await expect(store.commit([write])).rejects.toMatchObject({ reason: "unknown" });
      expect(await store.readLabel("run-a")).toMatchObject({ isStarred: false, remark: "" });
    });

    test("ST-62 pages of every order hold each run once, whatever comes in between them", async () => {
      const store = await factory.open();
      await store.commit(roomAndRun("a"));
      const losses = new Map<string, number | null>();
      for (let number = 2; number <= 40; number++) {
        const id = `run-${String(number).padStart(3, "0")}`;
        // Some share a loss, some have none, some need every digit.
        const loss = lossOf(number);
        losses.set(id, loss);
        const run = runRecord("a", { id, number, startedAtMs: 1_000 + Math.floor(number / 4) });
        const state = { ...run.state, status: "paused", step: 3 } as const;
        await store.commit([
          { kind: "open-run", run: { ...run, state } },
          ...(loss === null ? [] : [withLoss(id, loss)]),
        ]);
      }
      const byLoss = await everyPage(store, { limit: 7, sort: "loss" });
      expect(byLoss.toSorted()).toEqual([...losses.keys()].toSorted());
      const found = byLoss.map((id) => losses.get(id) ?? Number.POSITIVE_INFINITY);
      expect(found).toEqual(found.toSorted((a, b) => a - b));
      const ofRoom = await everyPage(store, { limit: 3, sort: "loss", roomId: "room-a" });
      expect(ofRoom).toEqual(byLoss);
      const first = await store.listRuns({ limit: 10 });
      const newer = runRecord("a", { id: "newer", number: 99 }, { status: "paused", step: 1 });
      await store.commit([{ kind: "open-run", run: newer }]);
      const rest = await everyPage(store, { limit: 10, before: first.next ?? "" });
      const all = [...first.runs.map(({ id }) => id), ...rest];
      expect(all.toSorted()).toEqual([...losses.keys()].toSorted());
      for (const before of ["loss", "~", "1.x~id", "-"]) {
        await expect(store.listRuns({ limit: 1, sort: "loss", before })).rejects.toMatchObject({
          reason: "refused",
        });
      }
    });

    test("ST-63 a search finds every word in name, remark or room, without capitals or accents, and takes nothing for a pattern", async () => {
      const store = await factory.open();
      const labelled = (room: string, remark: string): StoreWrite => ({
        kind: "label-run",
        runId: `run-${room}`,
        roomId: `room-${room}`,
        label: { isStarred: room === "b", remark },
      });
      for (const room of ["a", "b", "c"]) {
        await store.commit([...roomAndRun(room), checkpointWrite(room, 5)]);
      }
      await store.commit([
        { kind: "save-room", room: roomRecord("a", { name: "Klasse 7a, Übung" }) },
        labelled("a", "Zu SCHNELL gelernt"),
        labelled("b", "100% richtig, a_b"),
        labelled("c", "1000 richtig, axb"),
      ]);
      const find = async (search: string, more: Partial<RunQuery> = {}) =>
        (await store.listRuns({ limit: 10, search, ...more })).runs.map(({ id }) => id).toSorted();
      expect(await find("schnell ubung")).toEqual(["run-a"]);
      expect(await find("ÜBUNG sigmoid #1")).toEqual(["run-a"]);
      expect(await find("schnell richtig")).toEqual([]);
      expect(await find("richtig")).toEqual(["run-b", "run-c"]);
      expect(await find("100%")).toEqual(["run-b"]);
      expect(await find("a_b")).toEqual(["run-b"]);
      expect(await find("%")).toEqual(["run-b"]);
      // A word counts as far as it costs little.
      const most = "z".repeat(LIMITS.searchWordCharacters);
      await store.commit([labelled("c", `${most} richtig, axb`)]);
      expect(await find(`${most}z`)).toEqual(["run-c"]);
      expect(await find(`${most.slice(1)}y`)).toEqual([]);
      expect(await find("'; DROP TABLE Run; --")).toEqual([]);
      expect(await find("  ")).toHaveLength(3);
      expect(await find("richtig", { isStarred: true })).toEqual(["run-b"]);
      expect(await find("richtig", { roomId: "room-c", sort: "loss" })).toEqual(["run-c"]);
    });

    test("ST-64 rooms to choose from are those with a run that trained, the last visited first", async () => {
      const store = await factory.open();
      for (const [i, room] of ["a", "b", "c"].entries()) {
        await store.commit([
          { kind: "create-room", room: roomRecord(room, { activeAtMs: 1_000 + i }) },
          { kind: "open-run", run: runRecord(room) },
          ...(room === "b" ? [] : [checkpointWrite(room, 5)]),
        ]);
      }
      const rooms = await store.listRooms(10);
      expect(rooms).toEqual(["c", "a"].map((room) => ({ id: `room-${room}`, name: nameOf(room) })));
      expect(await store.listRooms(1)).toHaveLength(1);
    });
  });
}

function lossOf(number: number): number | null {
  return number % 5 === 0 ? null : ([1 / 3, 1e-300, 0.1 + 0.2, 7e20][number % 4] ?? 0);
}

function nameOf(room: string): string {
  return roomRecord(room).name;
}

function withLoss(runId: string, loss: number): StoreWrite {
  return { kind: "checkpoint", runId, epoch: 1, checkpoint: { ...checkpoint(3), loss } };
}

async function everyPage(store: Store, query: RunQuery): Promise<readonly string[]> {
  const ids: string[] = [];
  let { before } = query;
  do {
    const page = await store.listRuns({ ...query, before });
    expect(page.runs.length).toBeLessThanOrEqual(query.limit);
    ids.push(...page.runs.map(({ id }) => id));
    before = page.next ?? undefined;
  } while (before !== undefined);
  return ids;
}
