import type { MathsModel } from "#client/maths/maths-model.ts";
import type { SignConvention } from "#client/numpy/numpy-line.ts";
import type { Place } from "#client/session/snapshot-cache.ts";
import type { UpdateStart } from "#engine/reference/explain.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** An iteration that is wanted. */
export interface MathsWish extends Place {
  readonly convention: SignConvention;
  /** Null where it has to be recomputed: optimisers and batches have a past. */
  readonly start: UpdateStart | null;
}

/** From the page to the worker. */
export type MathsRequest =
  | {
      readonly kind: "open";
      /** With their rows: the worker fetches no stored table. */
      readonly settings: TrainingSettings;
      /** Whole: in the worker a relative address may have another base. */
      readonly kernelsUrl: string;
    }
  | {
      readonly kind: "extend";
      readonly events: readonly EngineEvent[];
      readonly keyframeSteps: readonly number[];
    }
  | { readonly kind: "explain"; readonly id: number; readonly wish: MathsWish }
  | { readonly kind: "keyframe"; readonly id: number; readonly bytes: Uint8Array | null };

/** What the page has itself is not sent. */
export type SentModel = Omit<MathsModel, "settings" | "dataset">;

/** From the worker to the page. `model` null: a newer wish came, or the step is out of reach. */
export type MathsReply =
  | { readonly kind: "explained"; readonly id: number; readonly model: SentModel | null }
  | { readonly kind: "failed"; readonly id: number }
  | { readonly kind: "need-keyframe"; readonly id: number; readonly step: number };
