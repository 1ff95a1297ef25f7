import type { Keyframe } from "#engine/keyframe.ts";

const FIRST_SPACING = 16;
const MOST = 256;
const PINNED = 4;

/** A place in a run; `seq` null stands for the last event of the step. */
export interface Place {
  readonly step: number;
  readonly seq: number | null;
}

/** Whether a state lies at or before a place, so that the run can go on from it to there. */
export function leadsTo(
  state: { readonly step: number; readonly seq: number },
  to: Place,
): boolean {
  return (
    state.step < to.step || (state.step === to.step && (to.seq === null || state.seq <= to.seq))
  );
}

/**
 * Rule RP-3: states of a run to step back from, in bounded memory: evenly spaced over what was
 * computed, at twice the distance whenever there are too many.
 */
export class SnapshotCache {
  readonly #most: number;
  #spacing = FIRST_SPACING;
  #snapshots: Keyframe[] = [];
  #pinned: readonly Keyframe[] = [];

  /** @param mostBytes of all snapshots together; at least two are kept. */
  constructor(bytesEach: number, mostBytes: number) {
    this.#most = Math.max(2, Math.min(MOST, Math.floor(mostBytes / Math.max(1, bytesEach))));
  }

  /** Steps from one snapshot to the next; what computes stops there to leave one. */
  get spacing(): number {
    return this.#spacing;
  }

  get size(): number {
    return this.#snapshots.length;
  }

  wants(step: number): boolean {
    return step % this.#spacing === 0 && !this.#snapshots.some((known) => known.step === step);
  }

  put(snapshot: Keyframe): void {
    const others = this.#snapshots.filter(({ step }) => step !== snapshot.step);
    this.#snapshots = [...others, snapshot].sort((a, b) => a.step - b.step);
    while (this.#snapshots.length > this.#most) {
      this.#spacing *= 2;
      this.#snapshots = this.#snapshots.filter(
        ({ step }) => step % this.#spacing === 0 || step === snapshot.step,
      );
    }
  }

  /** One a little before a place that is looked at: the next steps back start there. */
  pin(snapshot: Keyframe): void {
    this.#pinned = [...this.#pinned, snapshot].slice(-PINNED);
  }

  nearest(to: Place): Keyframe | null {
    const spaced = this.#snapshots.findLast((snapshot) => leadsTo(snapshot, to)) ?? null;
    return this.#pinned.reduce(
      (best, pinned) => (leadsTo(pinned, to) && pinned.step > (best?.step ?? -1) ? pinned : best),
      spaced,
    );
  }
}
