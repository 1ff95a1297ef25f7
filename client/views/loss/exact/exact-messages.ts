import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** From the page to the worker. A newer range supersedes the one in work. */
export type ExactRequest =
  | {
      readonly kind: "open";
      /** With their rows: the worker fetches no stored table. */
      readonly settings: TrainingSettings;
      readonly kernelsUrl: string;
    }
  | {
      readonly kind: "range";
      readonly id: number;
      readonly from: number;
      readonly to: number;
      readonly events: readonly EngineEvent[];
      /** A stored state at or before `from`, as bytes; null starts at step 0. */
      readonly keyframe: Uint8Array | null;
    };

/** From the worker to the page. `losses` null: superseded, or it could not be computed. */
export interface ExactReply {
  readonly id: number;
  readonly losses: Float64Array | null;
}
