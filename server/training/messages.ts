import type { RunChange, RunEnd } from "#engine/run-events.ts";
import type { Speed } from "#protocol/room.ts";
import type {
  EncodedCheckpoint,
  EncodedFrame,
  EncodedKeyframe,
  Proposal,
  RunPace,
  TrainingSpec,
} from "#server/training/trainer.ts";

/** Numbers the questions of one run, so that each finds its answer. */
export type RequestId = number;

/** Carried out at once, also while the run is held. Those with a `request` are answered. */
export type ImmediateCommand =
  | { readonly kind: "set-speed"; readonly speed: Speed }
  | { readonly kind: "set-viewers"; readonly count: number }
  | { readonly kind: "settle"; readonly request: RequestId; readonly isStored: boolean }
  | { readonly kind: "curve"; readonly request: RequestId; readonly fromStep: number };

/** Carried out in order, once the run has caught up and is not held. */
export type SteppingCommand =
  | { readonly kind: "play" }
  | { readonly kind: "pause"; readonly request: RequestId }
  | { readonly kind: "step"; readonly request: RequestId; readonly count: number }
  | {
      readonly kind: "propose";
      readonly request: RequestId;
      readonly changes: readonly RunChange[];
    };

export type RunCommand = ImmediateCommand | SteppingCommand;

/** What comes back to a question, by what was asked. */
export type RunAnswer =
  | { readonly kind: "checkpoint"; readonly checkpoint: EncodedCheckpoint }
  | { readonly kind: "proposal"; readonly proposal: Proposal }
  | { readonly kind: "settled"; readonly end: RunEnd | null }
  | { readonly kind: "curve"; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly message: string };

/** What a run tells by itself, in the order in which it happened. */
export type RunReport =
  /** It has caught up with what was promised; commands are carried out from here on. */
  | { readonly kind: "ready" }
  | { readonly kind: "frame"; readonly frame: EncodedFrame }
  | { readonly kind: "pace"; readonly pace: RunPace | null }
  | { readonly kind: "keyframe"; readonly keyframe: EncodedKeyframe }
  | { readonly kind: "checkpoint"; readonly checkpoint: EncodedCheckpoint }
  | { readonly kind: "ended"; readonly end: RunEnd; readonly checkpoint: EncodedCheckpoint }
  | { readonly kind: "unwatched-pause"; readonly checkpoint: EncodedCheckpoint }
  | { readonly kind: "answer"; readonly request: RequestId; readonly answer: RunAnswer };

/** Main thread to worker. `key` names one opening of a run: the same run opened again has another. */
export type ToWorker =
  | {
      readonly kind: "open";
      readonly key: number;
      readonly spec: TrainingSpec;
      /** The rows of a stored table; null when the run's settings hold all that they need. */
      readonly table: Uint8Array | null;
    }
  | { readonly kind: "command"; readonly key: number; readonly command: RunCommand }
  | { readonly kind: "close"; readonly key: number };

/** What a worker is started with. */
export interface TrainerData {
  /** Compiled once for all threads. */
  readonly kernels: WebAssembly.Module;
}

/** Worker to main thread. After `failed` nothing more comes of that key. */
export type FromWorker =
  | { readonly kind: "report"; readonly key: number; readonly report: RunReport }
  | { readonly kind: "failed"; readonly key: number; readonly message: string };
