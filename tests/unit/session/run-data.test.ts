import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { RunData } from "#client/session/run-data.ts";
import type { StoredData, TableData, TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import type { RoomEvent } from "#protocol/room.ts";
import { encodeTable } from "#protocol/table-codec.ts";
import { datasetNow } from "#tests/support/engine-truth.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { liveRoomOfEachTest, until } from "#tests/unit/session/live-room.ts";
import { ADA, RUN, snapshot } from "#tests/unit/session/room-server.ts";

const live = liveRoomOfEachTest();

afterEach(() => {
  vi.unstubAllGlobals();
});

test("CS-18 a table's data are there with its run, the very same after a rewind", async () => {
  const session = await live.joined();
  const { dataset, run } = session.store.getState();
  expect(run?.id).toBe("run-1");
  expect(dataset?.train).toEqual(datasetNow(ORIGIN).train);
  const seen = new Set<unknown>();
  session.store.subscribe((state) => seen.add(state.dataset));
  (await live.server.connection(1)).emit("room-event", opened("run-2", structuredClone(ORIGIN)));
  await until(session, "run 2", (state) => state.run?.id === "run-2");
  expect([...seen]).toEqual([dataset]);
});

test("CS-18 no state has the settings of one run and the data of another", async () => {
  const session = await live.joined();
  const wrong: string[] = [];
  session.store.subscribe(({ run, dataset, settingsInForce }) => {
    const columns = settingsInForce?.data.kind === "bundled" ? 4 : 3;
    if (dataset !== null && dataset.train.inputs.cols !== columns) {
      wrong.push(`${run?.id} with ${dataset.train.inputs.cols} columns`);
    }
  });
  const socket = await live.server.connection(1);
  socket.emit("room-event", opened("run-2", PRESETS.iris, 11));
  await until(session, "iris", ({ dataset }) => dataset?.train.inputs.cols === 4);
  socket.emit("room-event", opened("run-3", PRESETS.iris, 12));
  socket.emit("room-event", opened("run-4", ORIGIN, 13));
  const last = await until(session, "run 4", (state) => state.run?.id === "run-4");
  expect(last.dataset?.train).toEqual(datasetNow(ORIGIN).train);
  expect(wrong).toEqual([]);
});

test("CS-18 a stored table is fetched once by its hash, as often as it takes to get it", async () => {
  const table: TableData = { ...tableOf(ORIGIN), rows: tableOf(ORIGIN).rows.slice(0, 3) };
  const bytes = encodeTable({ inputCount: 3, outputCount: 1, rows: table.rows });
  const hash = createHash("sha256").update(bytes).digest("hex");
  const { inputs, outputs, scaling } = table;
  const data: StoredData = { kind: "stored", hash, inputs, outputs, rowCount: 3, scaling };
  const asked: string[] = [];
  const http = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.statusCode = asked.length === 1 ? 503 : 200;
    response.setHeader("connection", "close");
    response.end(asked.length === 1 ? "{}" : bytes);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (address: string, init: RequestInit) =>
    fetch(new URL(address, `http://127.0.0.1:${port}`), init),
  );
  let loaded = 0;
  const runData = new RunData(() => {
    loaded += 1;
  });
  try {
    const settings: TrainingSettings = { ...ORIGIN, data };
    expect(runData.of(settings)).toBeNull();
    await waitFor("the table", () => loaded === 1);
    expect(runData.of(settings)?.train).toEqual(datasetNow({ ...ORIGIN, data: table }).train);
    expect(runData.of({ ...settings, bias: true })).toBe(runData.of(settings));
    expect(asked).toEqual([`/api/tables/${hash}`, `/api/tables/${hash}`]);
  } finally {
    runData.close();
    await new Promise((resolve) => http.close(resolve));
  }
});

test("CS-18 what is fetched in vain for a run is let go with it, and never becomes the next one's", async () => {
  const table: TableData = { ...tableOf(ORIGIN), rows: tableOf(ORIGIN).rows.slice(0, 3) };
  const bytes = encodeTable({ inputCount: 3, outputCount: 1, rows: table.rows });
  const { inputs, outputs, scaling } = table;
  const hash = "f".repeat(64);
  const data: StoredData = { kind: "stored", hash, inputs, outputs, rowCount: 3, scaling };
  let asked = 0;
  vi.stubGlobal("fetch", async () => {
    asked += 1;
    return asked === 1 ? new Response("{}", { status: 503 }) : new Response(bytes);
  });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const runData = new RunData(() => undefined);
  try {
    expect(runData.of({ ...ORIGIN, data })).toBeNull();
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    const next = runData.of(ORIGIN);
    await vi.runAllTimersAsync();
    expect(asked).toBe(1);
    expect(runData.of(ORIGIN)).toBe(next);
    expect(next?.train).toEqual(datasetNow(ORIGIN).train);
  } finally {
    runData.close();
    vi.useRealTimers();
  }
});

test("CS-20 a weight by hand goes to the run on the screen, and its answer comes back", async () => {
  const session = await live.joined(snapshot());
  const set = session.actions.setParameter("W2[3][1]", 0.5);
  const command = await live.server.command("set-parameter");
  expect(command.input).toEqual({ runId: "run-1", parameter: "W2[3][1]", value: 0.5 });
  command.answer({ ok: false, error: { code: "run-ended", message: "it diverged" } });
  expect(await set).toMatchObject({ ok: false, error: { code: "run-ended" } });
});

function opened(id: string, settings: TrainingSettings, version = 11) {
  const event: RoomEvent = {
    kind: "run-opened",
    run: { ...RUN, id, settings },
    runState: { status: "ready", speed: 10, step: 0, end: null, note: null },
    by: ADA,
    how: "start",
  };
  return { version, event };
}

function tableOf({ data }: TrainingSettings): TableData {
  if (data.kind !== "table") {
    throw new Error("not a table");
  }
  return data;
}
