import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import { LONGEST_SLICE_MS, type Schedulable, Scheduler } from "#server/training/scheduler.ts";

interface RunOptions {
  readonly stepMs: number;
  readonly isWatched?: boolean;
  /** Absent: as fast as it can. */
  readonly everyMs?: number;
}

/** Uses time the way a run does: whole steps, at least one, until the budget is used up. */
class FakeRun implements Schedulable {
  readonly isPaced: boolean;
  isWatched: boolean;
  usedMs = 0;
  slices = 0;
  latestMs = 0;
  readonly #stepMs: number;
  readonly #everyMs: number;
  #dueMs = 0;

  constructor({ stepMs, isWatched = true, everyMs }: RunOptions) {
    this.isPaced = everyMs !== undefined;
    this.isWatched = isWatched;
    this.#stepMs = stepMs;
    this.#everyMs = everyMs ?? 0;
  }

  dueAtMs(): number {
    return this.isPaced ? this.#dueMs : Number.NEGATIVE_INFINITY;
  }

  sleepUntil(nowMs: number): void {
    this.#dueMs = nowMs;
  }

  slice(nowMs: number, budgetMs: number): number {
    let usedMs = 0;
    if (this.isPaced) {
      this.latestMs = Math.max(this.latestMs, nowMs - this.#dueMs);
    }
    do {
      usedMs += this.#stepMs;
      this.#dueMs = Math.max(this.#dueMs + this.#everyMs, nowMs - 100);
    } while (usedMs < budgetMs && this.dueAtMs() <= nowMs);
    this.usedMs += usedMs;
    this.slices += 1;
    return usedMs;
  }
}

/** Runs the worker's loop on a clock of its own. Returns how long nobody ran. */
function simulate(runs: readonly FakeRun[], totalMs: number, onTime?: (nowMs: number) => void) {
  let nowMs = 0;
  let idleMs = 0;
  const scheduler = new Scheduler<FakeRun>(nowMs);
  for (const run of runs) {
    scheduler.add(run);
  }
  while (nowMs < totalMs) {
    onTime?.(nowMs);
    const choice = scheduler.choose(nowMs);
    if (choice.kind === "wait") {
      // No timer is finer than that, and one that waited for nothing would spin for ever.
      const waitMs = Math.min(Math.max(choice.ms, 0.001), totalMs - nowMs);
      nowMs += waitMs;
      idleMs += waitMs;
      continue;
    }
    expect(choice.budgetMs).toBeLessThanOrEqual(LONGEST_SLICE_MS);
    expect(choice.budgetMs).toBeGreaterThan(0);
    const usedMs = choice.run.slice(nowMs, choice.budgetMs);
    nowMs += usedMs;
    scheduler.charge(choice.run, usedMs);
  }
  return idleMs;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const stepTimes = fc.double({ min: 0.05, max: 60, noNaN: true });

describe("Scheduler", () => {
  test("TR-3 every run at full speed gets at least half of the mean time, whatever its steps cost", () => {
    fc.assert(
      fc.property(fc.array(stepTimes, { minLength: 1, maxLength: 50 }), (steps) => {
        const runs = steps.map((stepMs) => new FakeRun({ stepMs }));
        // Long enough for many rounds of the longest steps.
        const totalMs = 20 * runs.length * (LONGEST_SLICE_MS + Math.max(...steps));
        simulate(runs, totalMs);
        const used = runs.map((run) => run.usedMs);
        expect(Math.min(...used)).toBeGreaterThanOrEqual(sum(used) / used.length / 2);
      }),
      { numRuns: 50 },
    );
  });

  test("TR-3 with 50 runs each gets a slice about ten times a second", () => {
    const runs = Array.from({ length: 50 }, () => new FakeRun({ stepMs: 0.01 }));
    simulate(runs, 10_000);
    expect(Math.min(...runs.map((run) => run.slices))).toBeGreaterThan(90);
  });

  test("TR-3 a run that joins late gets its share from then on, and no arrears", () => {
    const late = new FakeRun({ stepMs: 1, everyMs: 0 });
    const other = new FakeRun({ stepMs: 1 });
    const scheduler = new Scheduler<FakeRun>(0);
    scheduler.add(other);
    let nowMs = 0;
    for (; nowMs < 10_000; nowMs += 20) {
      const choice = scheduler.choose(nowMs);
      if (choice.kind === "slice") {
        scheduler.charge(choice.run, choice.run.slice(nowMs, 20));
      }
    }
    scheduler.add(late);
    for (; nowMs < 11_000; nowMs += 20) {
      const choice = scheduler.choose(nowMs);
      if (choice.kind === "slice") {
        scheduler.charge(choice.run, choice.run.slice(nowMs, 20));
      }
    }
    expect(late.usedMs).toBeGreaterThan(400);
    expect(late.usedMs).toBeLessThan(600);
  });

  test("TR-4 paced runs are on time within one slice beside runs at full speed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 40 }), (slow, fast) => {
        const paced = Array.from(
          { length: slow },
          (_, i) => new FakeRun({ stepMs: 0.05, everyMs: 10 + i * 7 }),
        );
        const full = Array.from({ length: fast }, () => new FakeRun({ stepMs: 0.5 }));
        simulate([...full, ...paced], 5_000);
        for (const run of paced) {
          expect(run.latestMs).toBeLessThanOrEqual(LONGEST_SLICE_MS + 2);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("TR-4 a paced run whose steps take longer than their interval takes no more than its share", () => {
    const greedy = new FakeRun({ stepMs: 30, everyMs: 10 });
    const others = Array.from({ length: 4 }, () => new FakeRun({ stepMs: 0.1 }));
    simulate([greedy, ...others], 20_000);
    expect(greedy.usedMs).toBeLessThanOrEqual(20_000 / 5 + 100);
    expect(Math.min(...others.map((run) => run.usedMs))).toBeGreaterThanOrEqual(20_000 / 5 - 100);
  });

  test("TR-5 runs that nobody watches get together at most their share, and go on", () => {
    const anyRun = fc.record({
      stepMs: stepTimes,
      isWatched: fc.boolean(),
      everyMs: fc.option(fc.integer({ min: 10, max: 1_000 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(anyRun, { minLength: 1, maxLength: 20 }), (options) => {
        const runs = options.map(
          ({ everyMs, ...rest }) =>
            new FakeRun(everyMs === undefined ? rest : { ...rest, everyMs }),
        );
        simulate(runs, 10_000);
        const unwatched = runs.filter((run) => !run.isWatched);
        const overshootMs = Math.max(
          0,
          ...unwatched.map((run) => run.usedMs / Math.max(1, run.slices)),
        );
        expect(sum(unwatched.map((run) => run.usedMs))).toBeLessThanOrEqual(
          10_000 * LIMITS.unwatchedShare + LONGEST_SLICE_MS + overshootMs + 60,
        );
      }),
      { numRuns: 50 },
    );
  });

  test("TR-5 runs that nobody watches share their part evenly, beside any others", () => {
    const unwatched = Array.from(
      { length: 5 },
      (_, i) => new FakeRun({ stepMs: 0.1 + i, isWatched: false }),
    );
    const watched = Array.from({ length: 3 }, () => new FakeRun({ stepMs: 0.1 }));
    simulate([...watched, ...unwatched], 20_000);
    const used = unwatched.map((run) => run.usedMs);
    expect(Math.min(...used)).toBeGreaterThanOrEqual(sum(used) / used.length / 2);
    expect(sum(used)).toBeGreaterThan(20_000 * LIMITS.unwatchedShare * 0.9);
  });

  test("TR-5 a run that nobody watches gets no more time than one that is watched", () => {
    const unwatched = new FakeRun({ stepMs: 0.1, isWatched: false });
    const watched = Array.from({ length: 40 }, () => new FakeRun({ stepMs: 0.1 }));
    simulate([unwatched, ...watched], 20_000);
    expect(unwatched.usedMs).toBeLessThanOrEqual(
      Math.min(...watched.map((run) => run.usedMs)) + 25,
    );
    expect(unwatched.usedMs).toBeGreaterThan(100);
  });

  test("TR-5 beside an unwatched run a newcomer still gets its share and no arrears", () => {
    const runs = [
      new FakeRun({ stepMs: 0.1, isWatched: false }),
      new FakeRun({ stepMs: 0.1 }),
      new FakeRun({ stepMs: 0.1, everyMs: 0 }),
    ];
    const [, watched, newcomer] = runs;
    newcomer?.sleepUntil(10_000);
    simulate(runs, 12_000);
    expect(newcomer?.usedMs).toBeGreaterThan(800);
    expect(newcomer?.usedMs).toBeLessThan(1_050);
    expect(watched?.usedMs).toBeGreaterThan(9_000 + 700);
  });

  test("TR-5 an unwatched run alone uses its share and leaves the rest of the core idle", () => {
    const run = new FakeRun({ stepMs: 0.1, isWatched: false });
    const idleMs = simulate([run], 10_000);
    expect(run.usedMs).toBeGreaterThan(900);
    expect(idleMs).toBeGreaterThan(8_800);
  });

  test("TR-5 being watched again gives a run its whole share from then on", () => {
    const run = new FakeRun({ stepMs: 0.1, isWatched: false });
    simulate([run], 2_000, (nowMs) => {
      run.isWatched = nowMs >= 1_000;
    });
    expect(run.usedMs).toBeGreaterThan(1_000);
  });

  test("TR-6 with nothing due it says how long to sleep; for ever without runs", () => {
    const scheduler = new Scheduler<FakeRun>(0);
    expect(scheduler.choose(0)).toEqual({ kind: "wait", ms: Number.POSITIVE_INFINITY });
    const run = new FakeRun({ stepMs: 1, everyMs: 500 });
    scheduler.add(run);
    run.slice(0, 1);
    expect(scheduler.choose(100)).toEqual({ kind: "wait", ms: 400 });
    scheduler.remove(run);
    expect(scheduler.choose(600)).toEqual({ kind: "wait", ms: Number.POSITIVE_INFINITY });
  });
});
