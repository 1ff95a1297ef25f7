import type { WeightProbe } from "#client/views/maths/check/weight-probe.ts";
import type { CheckedComponent } from "#engine/reference/gradient-check.ts";
import type { SweptStep } from "#engine/reference/gradient-sweep.ts";
import type { RegularizationSettings, TrainingSettings } from "#engine/settings.ts";

/** From the page to the worker that checks. */
export type CheckRequest =
  | {
      readonly kind: "open";
      /** Of everything that follows, until another is opened. */
      readonly id: number;
      readonly settings: TrainingSettings;
      readonly step: SweptStep;
      readonly regularization: RegularizationSettings;
    }
  | { readonly kind: "probe"; readonly index: number; readonly epsilon: number }
  | { readonly kind: "sweep"; readonly isOn: boolean };

/** From the worker. */
export type CheckReply =
  | { readonly kind: "probe"; readonly id: number; readonly probe: WeightProbe }
  /** The next components, in the order of the parameters. */
  | {
      readonly kind: "swept";
      readonly id: number;
      readonly components: readonly CheckedComponent[];
    };
