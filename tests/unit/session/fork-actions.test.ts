import { expect, test, vi } from "vitest";
import { localActions } from "#client/session/local-actions.ts";
import { replayActions } from "#client/session/replay-actions.ts";
import type { RunChange } from "#engine/run-events.ts";
import { ok } from "#protocol/errors.ts";
import { liveRoomOfEachTest } from "#tests/unit/session/live-room.ts";

const live = liveRoomOfEachTest();
const halve: RunChange = { kind: "set-learning-rate", value: 0.5 };

test("CS-31 a fork goes to the run on the screen", async () => {
  const session = await live.joined();
  const answer = session.actions.forkRun(40, [halve]);
  const { input, answer: reply } = await live.server.command("fork-run");
  expect(input).toEqual({ runId: "run-1", step: 40, changes: [halve] });
  reply({ ok: true, value: { version: 11, runId: "run-2" } });
  expect(await answer).toEqual({ ok: true, value: undefined });
});

test("CS-31 a fork that takes its minute to be computed is not taken for a lost connection", async () => {
  const session = await live.joined();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const answer = session.actions.forkRun(40, []);
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  const { answer: reply } = await live.server.command("fork-run");
  reply({ ok: true, value: { version: 11, runId: "run-2" } });
  expect(await answer).toEqual({ ok: true, value: undefined });
});

test("CS-31 on one's own the run goes back itself, and stands there", async () => {
  const done: unknown[] = [];
  const actions = localActions({
    play: () => done.push("play"),
    pause: async () => void done.push("pause"),
    move: async (count) => void done.push(["move", count]),
    rewind: async () => void done.push("rewind"),
    seek: async (step) => void done.push(["seek", step]),
    setSpeed: (speed) => done.push(["speed", speed]),
    changesOf: () => ok([]),
    change: async (changes) => {
      done.push(changes);
      return ok(40);
    },
  });
  expect(await actions.forkRun(40, [halve])).toEqual({ ok: true, value: undefined });
  expect(await actions.forkRun(7, [])).toEqual({ ok: true, value: undefined });
  expect(done).toEqual(["pause", ["seek", 40], [halve], "pause", ["seek", 7]]);
});

test("CS-31 a saved run is not forked", async () => {
  const nothing = { play() {}, pause() {}, async move() {}, async seek() {}, setSpeed() {} };
  expect(await replayActions(nothing).forkRun(1, [])).toMatchObject({
    error: { code: "not-allowed" },
  });
});
