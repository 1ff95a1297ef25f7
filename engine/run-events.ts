import type {
  BatchSettings,
  RegularizationSettings,
  StopSettings,
  TrainingSettings,
} from "#engine/settings.ts";

/**
 * What may change inside a run while it trains. Everything else needs a new run. Each change
 * must fit the run's own settings: `set-momentum` needs an optimiser with momentum, a rule must
 * fit every batch, a batch must not be larger than the training rows.
 */
export type RunChange =
  | { readonly kind: "set-learning-rate"; readonly value: number }
  | { readonly kind: "set-momentum"; readonly value: number }
  | { readonly kind: "set-regularization"; readonly regularization: RegularizationSettings }
  /**
   * Drops the rest of the epoch, if it has begun. The same seed goes on with its generator;
   * another seed, or mini-batches after "full", start one anew.
   */
  | { readonly kind: "set-batch"; readonly batch: BatchSettings }
  | { readonly kind: "set-update-rule"; readonly updateRule: TrainingSettings["updateRule"] }
  /** One weight or bias by hand, named 1-based as on screen: "W2[3][1]", "b1[4]". */
  | { readonly kind: "set-parameter"; readonly parameter: string; readonly value: number }
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
