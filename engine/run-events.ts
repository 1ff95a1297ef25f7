import type { StopSettings } from "#engine/settings.ts";

/** What may change inside a run while it trains. Everything else needs a new run. */
export type RunChange =
  | { readonly kind: "set-learning-rate"; readonly value: number }
  | { readonly kind: "set-stop"; readonly stop: StopSettings };

/** A change at a step: the state at step k is after all events with `step <= k`, in order of `seq`. */
export interface EngineEvent {
  /** Counts the run's events from 1. */
  readonly seq: number;
  readonly step: number;
  readonly change: RunChange;
}

/** Why a run stopped. `message` names the first non-finite number of a diverged run. */
export interface RunEnd {
  readonly reason: "steps" | "loss" | "diverged";
  readonly step: number;
  readonly message: string | null;
}
