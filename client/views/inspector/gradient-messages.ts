import type { TrainingSettings } from "#engine/settings.ts";

/** From the page to the worker that computes gradients. */
export type GradientRequest =
  /** The run from now on; its rows are in the settings. */
  | { readonly kind: "open"; readonly settings: TrainingSettings }
  | { readonly kind: "compute"; readonly parameters: Float64Array };

/** From the worker; null when it cannot be done. */
export interface GradientReply {
  readonly gradient: Float64Array | null;
}
