import type { MetricSample } from "#client/views/loss/samples/metric-sample.ts";
import type { LossUnits } from "#client/views/loss/seen-losses.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** What can stand beside the loss of each step, and the right axis has one of them at most. */
export type RightSeries = "accuracy" | "r2" | "penalty";
export type SeriesName = "test" | "penalised" | RightSeries;

export interface SeriesChoice {
  readonly isTestShown: boolean;
  readonly isPenalisedShown: boolean;
  readonly right: RightSeries | null;
}

export const FIRST_CHOICE: SeriesChoice = {
  isTestShown: true,
  isPenalisedShown: false,
  right: null,
};

/** The series that a run has, in the order in which they are offered. */
export function seriesOf(
  { regularization }: TrainingSettings,
  dataset: Dataset,
  wasPenalised: boolean,
): readonly SeriesName[] {
  const hasPenalty = wasPenalised || regularization.kind !== "none";
  return [
    ...(dataset.test === null ? [] : (["test"] as const)),
    ...(hasPenalty ? (["penalised"] as const) : []),
    dataset.classCount === null ? ("r2" as const) : ("accuracy" as const),
    ...(hasPenalty ? (["penalty"] as const) : []),
  ];
}

export function isChosen(choice: SeriesChoice, name: SeriesName): boolean {
  switch (name) {
    case "test":
      return choice.isTestShown;
    case "penalised":
      return choice.isPenalisedShown;
    default:
      return choice.right === name;
  }
}

/** Another press takes it away; what has the right axis leaves it to the next one. */
export function withPressed(choice: SeriesChoice, name: SeriesName): SeriesChoice {
  switch (name) {
    case "test":
      return { ...choice, isTestShown: !choice.isTestShown };
    case "penalised":
      return { ...choice, isPenalisedShown: !choice.isPenalisedShown };
    default:
      return { ...choice, right: choice.right === name ? null : name };
  }
}

/** The loss with its penalty; per row the penalty is divided as the loss is. */
export function penalisedOf({ train, penalty }: MetricSample, units: LossUnits): number {
  return (train.loss + penalty) / units.train;
}

export function rightOf(
  sample: MetricSample,
  name: RightSeries,
  part: "train" | "test",
): number | null {
  if (name === "penalty") {
    return part === "train" ? sample.penalty : null;
  }
  return sample[part]?.[name] ?? null;
}
