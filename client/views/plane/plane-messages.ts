import type { Matrix } from "#engine/matrix.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** From the page to the worker that looks at the plane. */
export type PlaneRequest =
  /** The network from now on, and the points of each grid as it sees them. */
  | {
      readonly kind: "open";
      readonly settings: TrainingSettings;
      readonly grids: readonly Matrix[];
    }
  | {
      readonly kind: "evaluate";
      /** Which of the grids. */
      readonly grid: number;
      readonly parameters: Float64Array;
    };

/** From the worker, one for each `evaluate`, in order; null when it cannot be done. */
export interface PlaneReply {
  readonly values: Float32Array<ArrayBuffer> | null;
}
