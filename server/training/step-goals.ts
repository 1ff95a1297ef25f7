import type { RequestId } from "#server/training/messages.ts";

/** Nobody waits longer than this for single steps, and one step more. */
const STEPPING_MS = 2_000;

interface Goal {
  readonly request: RequestId;
  readonly step: number;
  readonly byMs: number;
}

/** Single steps under way, in order: each is answered at its step. */
export class StepGoals {
  #goals: readonly Goal[] = [];

  /** Where to train to first; null when nothing is under way. */
  get nextStep(): number | null {
    return this.#goals[0]?.step ?? null;
  }

  /** So many steps on from the last goal, or from where the run is. */
  add(request: RequestId, runStep: number, count: number, nowMs: number): void {
    const step = (this.#goals.at(-1)?.step ?? runStep) + count;
    this.#goals = [...this.#goals, { request, step, byMs: nowMs + STEPPING_MS }];
  }

  /** Those to answer at this step. Steps of a large network that take too long end where it stands. */
  takeReached(step: number, nowMs: number): readonly RequestId[] {
    const isOpen = (goal: Goal) => goal.step > step && goal.byMs > nowMs;
    const open = this.#goals.findIndex(isOpen);
    return this.#take(open === -1 ? this.#goals.length : open);
  }

  takeAll(): readonly RequestId[] {
    return this.#take(this.#goals.length);
  }

  #take(count: number): readonly RequestId[] {
    const taken = this.#goals.slice(0, count);
    this.#goals = this.#goals.slice(count);
    return taken.map(({ request }) => request);
  }
}
