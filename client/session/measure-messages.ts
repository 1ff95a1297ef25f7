import type { Measured } from "#client/session/measure.ts";
import type { RegularizationSettings, TrainingSettings } from "#engine/settings.ts";

/** From the page to the worker that measures. */
export type MeasureRequest =
  /** The run whose network is measured from now on; its rows are in the settings. */
  | { readonly kind: "open"; readonly settings: TrainingSettings }
  | {
      readonly kind: "measure";
      readonly id: number;
      readonly parameters: Float64Array;
      readonly regularization: RegularizationSettings;
    };

/** From the worker; `measured` is null when it cannot be done. */
export interface MeasureReply {
  readonly id: number;
  readonly measured: Measured | null;
}
