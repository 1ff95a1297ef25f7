import { Measure, type Measured } from "#client/session/measure.ts";
import type { Sampled } from "#client/views/loss/samples/sample-grid.ts";
import type { Looker } from "#client/views/loss/samples/sample-host.ts";
import type { Metrics } from "#engine/metrics.ts";

/** How good a network is on some rows. */
export interface PartMetrics {
  /** Without the penalty. */
  readonly loss: number;
  /** Null for regression. */
  readonly accuracy: number | null;
  /** Null for classes, and where the targets do not vary. */
  readonly r2: number | null;
}

/** What a chart draws of a step besides the run's own loss. */
export interface MetricSample extends Sampled {
  readonly train: PartMetrics;
  readonly test: PartMetrics | null;
  /** By the regularisation in force at that step. */
  readonly penalty: number;
}

/** Rule UI-120: of a run's states, as the engine has them and by the definitions of its metrics. */
export const lookAtMetrics: Looker<MetricSample> = (settings, dataset) => {
  const measure = new Measure(settings, dataset);
  return (training) => {
    const { parameters, hyperParameters, step, seq } = training;
    const measured = measure.of(parameters, hyperParameters.regularization);
    return metricSample(measured, { step, seq }, training);
  };
};

/**
 * @param losses as the trainer has them: they are exact also where the weights were rounded on
 * their way to the page.
 */
export function metricSample(
  { train, test }: Measured,
  { step, seq }: Sampled,
  losses: { readonly loss: number; readonly testLoss: number | null },
): MetricSample {
  return {
    step,
    seq,
    train: partOf(train, losses.loss),
    test: test === null ? null : partOf(test, losses.testLoss ?? test.loss),
    penalty: train?.penalty ?? 0,
  };
}

function partOf(metrics: Metrics | null, loss: number): PartMetrics {
  return { loss, accuracy: metrics?.accuracy ?? null, r2: metrics?.r2 ?? null };
}
