import type { EngineEvent, RunEnd } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine } from "#engine/training.ts";
import type { Frame } from "#protocol/frame-codec.ts";

/** From the page to the worker that trains for it. */
export type LocalRequest =
  | {
      readonly kind: "open";
      readonly settings: TrainingSettings;
      /** Whole: in the worker a relative address may have another base. */
      readonly kernelsUrl: string;
    }
  /** All events of the run; what was computed after `step` is forgotten. */
  | { readonly kind: "change"; readonly events: readonly EngineEvent[]; readonly step: number }
  | { readonly kind: "compute"; readonly id: number; readonly step: number };

/** From the worker to the page. `state` null: a newer wish came. */
export type LocalReply =
  | { readonly kind: "opened"; readonly engine: Engine["name"] }
  | { readonly kind: "computed"; readonly id: number; readonly state: LocalState | null }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };

/** The run at a step, or where it ended before. */
export interface LocalState {
  /** Its tail holds the losses that were not told before. */
  readonly frame: Frame;
  readonly end: RunEnd | null;
}
