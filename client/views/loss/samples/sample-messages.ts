import type { Sampled } from "#client/views/loss/samples/sample-grid.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** From the page to a worker that recomputes a run. A newer list of places supersedes the one in work. */
export type SampleRequest =
  | {
      readonly kind: "open";
      /** With their rows: the worker fetches no stored table. */
      readonly settings: TrainingSettings;
      readonly kernelsUrl: string;
    }
  | {
      readonly kind: "sample";
      readonly id: number;
      /** Ascending. */
      readonly steps: readonly number[];
      readonly events: readonly EngineEvent[];
      /** A stored state at or before the first place, as bytes; null goes on from where the worker is, or from step 0. */
      readonly keyframe: Uint8Array | null;
    };

/** From the worker to the page: some places at a time. */
export interface SampleReply<T extends Sampled> {
  readonly id: number;
  readonly samples: readonly T[];
  readonly state: "more" | "done" | "failed";
}
