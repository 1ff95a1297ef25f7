import { inputUnitNames } from "#client/draw/unit-names.ts";
import { entitiesOf } from "#client/maths/entities.ts";
import type { Entity } from "#client/maths/entity.ts";
import type { MathsStep } from "#client/maths/maths-step.ts";
import { type NetworkAxes, networkAxes } from "#client/maths/network-axes.ts";
import { sampleNumbers } from "#client/maths/sample-numbers.ts";
import { stepsOf } from "#client/maths/steps.ts";
import type { SignConvention } from "#client/numpy/numpy-line.ts";
import { outputNames } from "#engine/data/columns.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import type { HyperParameters } from "#engine/hyper-parameters.ts";
import type { Products } from "#engine/products.ts";
import { explainStep, type UpdateStart } from "#engine/reference/explain.ts";
import type { StepExplanation } from "#engine/reference/explanation.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** A run at a step, about to make its next update. */
export interface MathsMoment {
  /** The run's own settings; what has changed since is in `start`. */
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
  /** The keyframe of the step, or as much of it. */
  readonly start: UpdateStart;
  /** Updates done so far: the iteration shown is the one that comes next. */
  readonly step: number;
  readonly convention: SignConvention;
}

/** One iteration with all its matrices and steps: what every view of the panel shows. */
export interface MathsModel {
  readonly step: number;
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
  readonly convention: SignConvention;
  readonly hyperParameters: HyperParameters;
  readonly axes: NetworkAxes;
  /** Of every row of the batch: its number in the data, from 1. */
  readonly samples: readonly number[];
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly explanation: StepExplanation;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly steps: readonly MathsStep[];
}

/**
 * Computes the iteration by the reference engine; nothing is rounded, nothing is made up.
 *
 * @param products of an engine that is at hand: the same bits, sooner on large batches.
 */
export function mathsModel(moment: MathsMoment, products?: Products): MathsModel {
  const { settings, dataset, start } = moment;
  return modelOf(moment, explainStep(settings, dataset, start, products));
}

function modelOf(moment: MathsMoment, explanation: StepExplanation): MathsModel {
  const { settings, dataset, start, step, convention } = moment;
  const { hyperParameters, optimizerState } = start;
  const axes = networkAxes(settings, explanation.rows.length);
  const entities = entitiesOf({
    settings,
    hyperParameters,
    explanation,
    optimizerState,
    axes,
    convention,
  });
  return {
    step,
    settings,
    dataset,
    convention,
    hyperParameters,
    axes,
    samples: sampleNumbers(dataset, explanation.rows),
    inputNames: inputUnitNames(settings),
    outputNames: outputNames(settings),
    explanation,
    entities,
    steps: stepsOf({ settings, hyperParameters, convention, entities }),
  };
}

/** @throws {RangeError} when the iteration has no such matrix. */
export function entityOf({ entities }: Pick<MathsModel, "entities">, id: string): Entity {
  const entity = entities.get(id);
  if (entity === undefined) {
    throw new RangeError(`no matrix ${id} in this iteration`);
  }
  return entity;
}
