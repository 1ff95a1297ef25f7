import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine } from "#engine/training.ts";
import type { Frame } from "#protocol/frame-codec.ts";

/** `show` is what the page waits for, `check` recomputes recorded frames beside it. */
export type ReplayLane = "show" | "check";

/** From the page to the worker. */
export type ReplayRequest =
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
  | {
      readonly kind: "compute";
      readonly id: number;
      readonly lane: ReplayLane;
      readonly step: number;
      readonly seq: number | null;
    }
  | { readonly kind: "keyframe"; readonly id: number; readonly bytes: Uint8Array | null };

/** From the worker to the page. `frame` null: a newer wish of the lane came. */
export type ReplayReply =
  | { readonly kind: "opened"; readonly engine: Engine["name"] }
  | { readonly kind: "computed"; readonly id: number; readonly frame: Frame | null }
  | { readonly kind: "need-keyframe"; readonly id: number; readonly step: number }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };

/** One end of a channel between page and worker. */
export interface ReplayPort<Out, In> {
  post(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  onError(listener: (error: Error) => void): void;
  close(): void;
}
