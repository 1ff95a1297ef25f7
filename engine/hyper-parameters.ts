import type {
  BatchSettings,
  RegularizationSettings,
  StopSettings,
  TrainingSettings,
} from "#engine/settings.ts";

/** What events may change while a run trains, as it is now. */
export interface HyperParameters {
  readonly learningRate: number;
  /** Of momentum and nesterov; null for the other optimisers. */
  readonly momentum: number | null;
  readonly regularization: RegularizationSettings;
  readonly batch: BatchSettings;
  readonly updateRule: TrainingSettings["updateRule"];
  readonly stop: StopSettings;
}

/** The hyper-parameters that a run starts with. */
export function hyperParametersOf(settings: TrainingSettings): HyperParameters {
  const { optimizer, regularization, batch, updateRule, stop } = settings;
  return {
    learningRate: optimizer.learningRate,
    momentum: "momentum" in optimizer ? optimizer.momentum : null,
    regularization,
    batch,
    updateRule,
    stop,
  };
}
