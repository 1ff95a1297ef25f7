import { LIMITS } from "#protocol/limits.ts";

/** What the scheduler asks of a run. */
export interface Schedulable {
  /** Somebody watches, or waits for an answer. */
  readonly isWatched: boolean;
  /** Trains at a number of steps per second, not as fast as it can. */
  readonly isPaced: boolean;
  /** When it wants its next slice: past or now means at once, Infinity means never. */
  dueAtMs(): number;
}

export type Choice<R> =
  | { readonly kind: "slice"; readonly run: R; readonly budgetMs: number }
  /** Nothing to do for so long; Infinity until a command comes. */
  | { readonly kind: "wait"; readonly ms: number };

export const LONGEST_SLICE_MS = 20;
const SHORTEST_SLICE_MS = 2;
/** All runs get a slice within about this, as long as their steps are short. */
const ROUND_MS = 100;
/** How far a paced run may get ahead of its fair share and still be served first. */
const PACED_LEAD_MS = 20;
/** What unwatched runs save up before one of them gets a slice. */
const LEAST_UNWATCHED_MS = 1;

/** The runs that share a part of the time evenly. */
interface Lane<R> {
  /** The time used by whoever used least; never falls. */
  floorMs: number;
  due: Entry<R>[];
}

interface Entry<R> {
  readonly run: R;
  lane: Lane<R>;
  /** Time used, and at least what the lane's others had used when it last woke: it saves up no claim. */
  virtualMs: number;
  wasDue: boolean;
}

/**
 * Shares one worker among its runs. Of the runs that are due, the one that has used the least
 * time is next; a paced one goes before, unless it takes more than its share. Runs that nobody
 * watches get together at most `LIMITS.unwatchedShare` of the time, whether or not others want it,
 * and no more each than the others. Holds no timer and reads no clock.
 */
export class Scheduler<R extends Schedulable> {
  readonly #entries = new Map<R, Entry<R>>();
  readonly #watched: Lane<R> = { floorMs: 0, due: [] };
  readonly #unwatched: Lane<R> = { floorMs: 0, due: [] };
  /** What unwatched runs may use now; below zero after a long step. */
  #unwatchedMs = LONGEST_SLICE_MS;
  #unwatchedShare: number = LIMITS.unwatchedShare;
  #refilledAtMs: number;

  constructor(nowMs: number) {
    this.#refilledAtMs = nowMs;
  }

  add(run: R): void {
    const lane = this.#laneOf(run);
    this.#entries.set(run, { run, lane, virtualMs: lane.floorMs, wasDue: false });
  }

  remove(run: R): void {
    this.#entries.delete(run);
  }

  choose(nowMs: number): Choice<R> {
    this.#unwatchedMs += (nowMs - this.#refilledAtMs) * this.#unwatchedShare;
    this.#unwatchedMs = Math.min(LONGEST_SLICE_MS, this.#unwatchedMs);
    this.#refilledAtMs = nowMs;
    this.#findDue(nowMs);
    const entry = this.#next();
    if (entry === null) {
      return { kind: "wait", ms: Math.max(0, this.#nextDueMs() - nowMs) };
    }
    const dueCount = this.#watched.due.length + this.#unwatched.due.length;
    const sliceMs = Math.max(SHORTEST_SLICE_MS, Math.min(LONGEST_SLICE_MS, ROUND_MS / dueCount));
    const isWatched = entry.lane === this.#watched;
    const budgetMs = isWatched ? sliceMs : Math.min(sliceMs, this.#unwatchedMs);
    return { kind: "slice", run: entry.run, budgetMs };
  }

  /** What the slice really took; a single step may take longer than the budget. */
  charge(run: R, usedMs: number): void {
    const entry = this.#entries.get(run);
    if (entry === undefined) {
      return;
    }
    entry.virtualMs += usedMs;
    if (entry.lane === this.#unwatched) {
      this.#unwatchedMs -= usedMs;
    }
  }

  #laneOf(run: R): Lane<R> {
    return run.isWatched ? this.#watched : this.#unwatched;
  }

  #findDue(nowMs: number): void {
    this.#watched.due = [];
    this.#unwatched.due = [];
    for (const entry of this.#entries.values()) {
      const lane = this.#laneOf(entry.run);
      const isDue = entry.run.dueAtMs() <= nowMs;
      if (entry.lane !== lane) {
        entry.lane = lane;
        entry.virtualMs = lane.floorMs;
      } else if (isDue && !entry.wasDue) {
        entry.virtualMs = Math.max(entry.virtualMs, lane.floorMs);
      }
      entry.wasDue = isDue;
      if (isDue) {
        lane.due.push(entry);
      }
    }
    const dueCount = this.#watched.due.length + this.#unwatched.due.length;
    const evenShare = this.#unwatched.due.length / Math.max(1, dueCount);
    this.#unwatchedShare = Math.min(LIMITS.unwatchedShare, evenShare || LIMITS.unwatchedShare);
  }

  #next(): Entry<R> | null {
    const watched = leastUsed(this.#watched);
    const paced = this.#mostUrgentPaced();
    if (paced !== null) {
      return paced;
    }
    return this.#unwatchedMs >= LEAST_UNWATCHED_MS
      ? (leastUsed(this.#unwatched) ?? watched)
      : watched;
  }

  /** Of the watched paced runs that keep to their share, the one that is due the longest. */
  #mostUrgentPaced(): Entry<R> | null {
    const mostMs = this.#watched.floorMs + PACED_LEAD_MS;
    let first: Entry<R> | null = null;
    for (const entry of this.#watched.due) {
      const isServedFirst = entry.run.isPaced && entry.virtualMs <= mostMs;
      if (isServedFirst && (first === null || entry.run.dueAtMs() < first.run.dueAtMs())) {
        first = entry;
      }
    }
    return first;
  }

  /** Only asked when nobody is next: an unwatched run may be due, but has to wait for its part. */
  #nextDueMs(): number {
    const missingMs = Math.max(0, LEAST_UNWATCHED_MS - this.#unwatchedMs);
    const allowedAtMs = this.#refilledAtMs + missingMs / this.#unwatchedShare;
    let nextMs = Number.POSITIVE_INFINITY;
    for (const { run, lane } of this.#entries.values()) {
      const dueMs = run.dueAtMs();
      nextMs = Math.min(nextMs, lane === this.#watched ? dueMs : Math.max(dueMs, allowedAtMs));
    }
    return nextMs;
  }
}

/** The entry that is due and used least; raises the lane's floor to it. */
function leastUsed<R>(lane: Lane<R>): Entry<R> | null {
  let least: Entry<R> | null = null;
  for (const entry of lane.due) {
    if (least === null || entry.virtualMs < least.virtualMs) {
      least = entry;
    }
  }
  lane.floorMs = Math.max(lane.floorMs, least?.virtualMs ?? 0);
  return least;
}
