import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import { SPEEDS } from "#protocol/room.ts";
import { FramePacer, framesPerSecond } from "#server/training/frame-pacer.ts";
import { SnapshotPacer } from "#server/training/snapshot-pacer.ts";
import { StepPacer } from "#server/training/step-pacer.ts";

const SLOW_MS = 10_000;
const PACED = SPEEDS.filter((speed) => typeof speed === "number");

/** Takes whatever is due at each of these times; returns how many steps each time brought. */
function takeSteps(pacer: StepPacer, times: readonly number[]): number[] {
  return times.map((nowMs) => {
    const steps = pacer.stepsDue(nowMs);
    pacer.stepsMade(steps, nowMs);
    return steps;
  });
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

describe("StepPacer", () => {
  test("TR-1 late slices do not add up: after an hour the steps are those of the clock", () => {
    const anyGaps = fc.array(fc.double({ min: 0.1, max: 30, noNaN: true }), { minLength: 50 });
    fc.assert(
      fc.property(fc.constantFrom(...PACED), anyGaps, (speed, gaps) => {
        const pacer = new StepPacer(speed, SLOW_MS);
        pacer.start(0);
        let nowMs = 0;
        let steps = 0;
        for (let i = 0; nowMs < 3_600_000 / speed; i++) {
          steps += total(takeSteps(pacer, [nowMs]));
          nowMs += gaps[i % gaps.length] ?? 1;
        }
        steps += total(takeSteps(pacer, [nowMs]));
        expect(steps).toBe(Math.floor((nowMs * speed) / 1000 + 1e-6) + 1);
      }),
      { numRuns: 30 },
    );
  });

  test.each(PACED)("TR-1 at %d steps/s a stall of a minute is followed by no burst", (speed) => {
    const pacer = new StepPacer(speed, SLOW_MS);
    pacer.start(0);
    takeSteps(pacer, [0]);
    const [atOnce = 0, next = 0] = takeSteps(pacer, [60_000, 60_000]);
    expect(atOnce).toBeLessThanOrEqual(Math.max(2, speed / 10));
    expect(atOnce).toBeGreaterThanOrEqual(1);
    expect(next).toBe(0);
    expect(total(takeSteps(pacer, [60_000 + 1_000 / speed]))).toBe(1);
  });

  test("TR-1 turning speed or play to and fro makes no step come earlier", () => {
    const pacer = new StepPacer(1, SLOW_MS);
    pacer.start(0);
    let steps = total(takeSteps(pacer, [0]));
    for (let nowMs = 0; nowMs < 10_000; nowMs += 10) {
      pacer.setSpeed(nowMs % 20 === 0 ? 2 : 1, nowMs);
      pacer.start(nowMs);
      steps += total(takeSteps(pacer, [nowMs]));
    }
    expect(steps).toBeLessThanOrEqual(21);
    expect(steps).toBeGreaterThanOrEqual(10);
  });

  test("TR-1 a higher speed takes effect at once, not after the long wait of the old one", () => {
    const pacer = new StepPacer(1, SLOW_MS);
    pacer.start(0);
    takeSteps(pacer, [0]);
    pacer.setSpeed(100, 50);
    expect(pacer.dueAtMs()).toBe(50);
  });

  test("TR-1 at most speed everything is due, always", () => {
    const pacer = new StepPacer("max", SLOW_MS);
    pacer.start(0);
    expect(pacer.stepsDue(0)).toBe(Number.POSITIVE_INFINITY);
    pacer.stepsMade(1_000_000, 5);
    expect(pacer.dueAtMs()).toBeLessThanOrEqual(5);
  });
});

describe("StepPacer in slow motion", () => {
  const slow = () => {
    const pacer = new StepPacer("slow", SLOW_MS);
    pacer.start(0);
    return pacer;
  };

  test("RM-67 a slow step is made at the end of its time, and the next one after as much again", () => {
    const pacer = slow();
    expect(takeSteps(pacer, [0, 9_999, 10_000, 10_001, 19_999, 20_003])).toEqual([
      0, 0, 1, 0, 0, 1,
    ]);
    expect(pacer.slowStep(20_003, true)).toEqual({ leftMs: 9_997, ofMs: SLOW_MS });
    expect(new StepPacer(1, SLOW_MS).slowStep(0, true)).toBeNull();
  });

  test("RM-67 a pause keeps what is left of a slow step, a step by hand does not", () => {
    const pacer = slow();
    pacer.stop(4_000);
    expect(pacer.slowStep(60_000, false)?.leftMs).toBe(6_000);
    pacer.start(60_000);
    expect(takeSteps(pacer, [65_999, 66_000])).toEqual([0, 1]);
    pacer.stop(70_000);
    pacer.restart();
    pacer.start(80_000);
    expect(takeSteps(pacer, [89_999, 90_000])).toEqual([0, 1]);
  });

  test("RM-67 from and to slow motion no step comes earlier, and none waits for the slow one", () => {
    const pacer = new StepPacer(10, SLOW_MS);
    pacer.start(0);
    takeSteps(pacer, [0]);
    pacer.setSpeed("slow", 50);
    expect(pacer.dueAtMs()).toBe(10_000);
    pacer.setSpeed(10, 3_000);
    expect(pacer.dueAtMs()).toBe(3_000);
  });

  test("RM-67 after a stall one slow step is made and not two", () => {
    expect(takeSteps(slow(), [65_000, 65_000, 74_999, 75_000])).toEqual([1, 0, 0, 1]);
  });
});

describe("FramePacer", () => {
  test("TR-2 30 frames a second up to 1 KB, 10 at 20 KB, then by the viewer's byte budget", () => {
    expect(framesPerSecond(168)).toBe(30);
    expect(framesPerSecond(1_024)).toBe(30);
    expect(framesPerSecond(20 * 1_024)).toBeCloseTo(10, 10);
    expect(framesPerSecond(512 * 1_024)).toBe(0.5);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), (bytes) => {
        expect(framesPerSecond(bytes) * bytes).toBeLessThanOrEqual(LIMITS.viewerBytesPerSecond);
        expect(framesPerSecond(bytes + 1)).toBeLessThanOrEqual(framesPerSecond(bytes));
      }),
    );
  });

  test("TR-2 never more frames than its rate, however often it is asked", () => {
    const anyGaps = fc.array(fc.double({ min: 0.01, max: 120, noNaN: true }), { minLength: 200 });
    fc.assert(
      fc.property(fc.constantFrom(30, 10, 0.5), anyGaps, (perSecond, gaps) => {
        const pacer = new FramePacer(perSecond);
        let nowMs = 0;
        let frames = 0;
        for (const gap of gaps) {
          if (pacer.isDue(nowMs)) {
            pacer.framed(nowMs, 0);
            frames += 1;
          }
          nowMs += gap;
        }
        expect(frames).toBeLessThanOrEqual((nowMs * perSecond) / 1000 + 2);
      }),
    );
  });

  test("TR-20 a frame that costs much is followed by four times as much time for steps", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 500, noNaN: true }), (costMs) => {
        const pacer = new FramePacer(30);
        let nowMs = 0;
        let shownMs = 0;
        let steppedMs = 0;
        while (shownMs < 20 * costMs) {
          if (pacer.isDue(nowMs)) {
            pacer.framed(nowMs, costMs);
            shownMs += costMs;
            nowMs += costMs;
          }
          pacer.earned(1);
          steppedMs += 1;
          nowMs += 1;
        }
        expect(shownMs).toBeLessThanOrEqual((shownMs + steppedMs) * 0.2 + costMs);
      }),
    );
  });

  test("TR-2 thirty steps a second with jitter are thirty frames a second", () => {
    const pacer = new FramePacer(30);
    let frames = 0;
    for (let i = 0; i < 300; i++) {
      const nowMs = (i * 1000) / 30 + (i % 3);
      if (pacer.isDue(nowMs)) {
        pacer.framed(nowMs, 0);
        frames += 1;
      }
    }
    expect(frames).toBe(300);
  });
});

describe("SnapshotPacer", () => {
  /** When keyframes are made in a minute of computing in steps of 20 ms. */
  function keyframeTimes(bytes: number): number[] {
    const pacer = new SnapshotPacer(0, bytes);
    const times: number[] = [];
    for (let nowMs = 20; nowMs <= 60_000; nowMs += 20) {
      if (pacer.isKeyframeDue(20, nowMs)) {
        pacer.keyframed(nowMs);
        times.push(nowMs);
      }
    }
    return times;
  }

  test("TR-11 a small network's keyframes come every 200 ms of computing", () => {
    expect(keyframeTimes(8 * 100).length).toBe(300);
  });

  test("TR-23 a large network's are as seldom as a viewer's bytes allow, the first one, too", () => {
    const bytes = 3 * 8 * LIMITS.parameters;
    const leastMs = (bytes / LIMITS.viewerBytesPerSecond) * 1000;
    const times = keyframeTimes(bytes);
    expect(times.length).toBe(Math.floor(60_000 / (Math.ceil(leastMs / 20) * 20)));
    expect(times[0]).toBeGreaterThanOrEqual(leastMs);
  });
});
