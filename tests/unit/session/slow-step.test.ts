import { expect, test } from "vitest";
import { ReplaySource } from "#client/session/replay-source.ts";
import { type SlowStep, slowPart } from "#client/session/slow-step.ts";
import type { Frame } from "#protocol/frame-codec.ts";

const OF_MS = 10_000;

/** A saved run of 100 steps on a clock that the test turns, a picture for each turn. */
function played(recordedTo = 100) {
  let nowMs = 0;
  let picture: (() => void) | null = null;
  const shown: number[] = [];
  let slow: SlowStep | null = null;
  const source = new ReplaySource({
    stateAt: async ({ step }) => ({ step: Math.min(step, recordedTo), seq: 0 }) as Frame,
    clock: {
      now: () => nowMs,
      nextPicture: (callback) => {
        picture = callback;
      },
    },
    slowMs: () => OF_MS,
    onSlowStep: (told) => {
      slow = told;
    },
  });
  source.extend(100);
  source.onFrame(({ step }) => shown.push(step));
  const turn = async (ms: number) => {
    nowMs += ms;
    picture?.();
    for (let i = 0; i < 5; i++) {
      await Promise.resolve();
    }
  };
  return { source, shown, turn, slow: () => slow };
}

test("RP-5 a pause while a step is computed leaves the playhead where the picture is", async () => {
  const { source, shown, turn } = played();
  await source.seek(10);
  source.play();
  const computed = turn(200);
  source.pause();
  await computed;
  expect(shown).toEqual([10]);
  expect(source.playhead).toBe(10);
  // A place that was asked for meanwhile holds.
  source.play();
  const played12 = turn(200);
  const sought = source.seek(40);
  source.pause();
  await Promise.all([played12, sought]);
  expect(shown).toEqual([10, 40]);
  expect(source.playhead).toBe(40);
});

test("RP-5 play ends at the last step, also where what was recorded last is before it", async () => {
  const { source, shown, turn } = played(90);
  const told: string[] = [];
  source.onStatus((status) => told.push(status));
  await source.seek(80);
  source.setSpeed("max");
  source.play();
  for (let i = 0; i < 100 && told.at(-1) !== "ended"; i++) {
    await turn(100);
  }
  expect(told).toEqual(["loading", "paused", "playing", "ended"]);
  expect(shown.at(-1)).toBe(90);
  expect(source.playhead).toBe(100);
});

test("CS-60 in a replay a slow step is shown at the end of its time, and says how far it is", async () => {
  const { source, shown, turn, slow } = played();
  await source.seek(7);
  expect(slow()).toBeNull();
  source.setSpeed("slow");
  expect(slow()).toMatchObject({ step: 7, leftMs: OF_MS, ofMs: OF_MS, isRunning: false });
  source.play();
  await turn(9_999);
  expect(shown).toEqual([7]);
  expect(slow()).toMatchObject({ step: 7, isRunning: true });
  await turn(1);
  expect(shown).toEqual([7, 8]);
  expect(slow()).toMatchObject({ step: 8, leftMs: OF_MS, isRunning: true });
  source.setSpeed(30);
  expect(slow()).toBeNull();
});

test("CS-60 a pause keeps what is left of a slow step, another place does not", async () => {
  const { source, shown, turn, slow } = played();
  await source.seek(3);
  source.setSpeed("slow");
  source.play();
  await turn(4_000);
  source.pause();
  // What is on the screen is asked for again.
  await source.seek(3);
  await turn(60_000);
  expect(slow()).toMatchObject({ step: 3, leftMs: 6_000, isRunning: false });
  source.play();
  expect(slow()).toMatchObject({ leftMs: 6_000, isRunning: true });
  await turn(6_000);
  expect(shown.at(-1)).toBe(4);
  source.pause();
  await source.seek(50);
  expect(slow()).toMatchObject({ step: 50, leftMs: OF_MS, isRunning: false });
});

test("CS-61 who hears of a slow step later is at the same part of it, and a pause stands", () => {
  const told = { step: 1, leftMs: 8_000, ofMs: OF_MS, isRunning: true, atMs: 500 };
  expect(slowPart(told, 500)).toBeCloseTo(0.2, 12);
  expect(slowPart(told, 3_500)).toBeCloseTo(0.5, 12);
  expect(slowPart({ ...told, leftMs: 5_000, atMs: 3_500 }, 3_500)).toBeCloseTo(0.5, 12);
  expect(slowPart({ ...told, isRunning: false }, 99_000)).toBeCloseTo(0.2, 12);
  // The update is late: nothing is beyond its end.
  expect(slowPart(told, 60_000)).toBe(1);
});
