import type { StepWindow } from "#client/draw/chart-view.ts";
import { type SeenPoint, SeenPoints } from "#client/draw/seen-points.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import type { LossSeries } from "#engine/loss-series.ts";

/** What a loss is divided by: the rows that it is summed over, or 1. */
export interface LossUnits {
  readonly train: number;
  readonly test: number;
}

/** A run is known by its curve; what was seen of one goes with it. */
const seenOf = new WeakMap<LossSeries, SeenPoints>();

/**
 * Rule UI-62: keeps what a moment says of all rows and the curve does not: the test loss, and
 * with mini-batches the training loss.
 */
export function seenLosses(moment: Moment & { readonly curve: LossSeries }): SeenPoints {
  const { curve, settings, step, loss, testLoss } = moment;
  const seen = seenOf.get(curve) ?? new SeenPoints();
  seenOf.set(curve, seen);
  const train = settings.batch === "full" ? null : loss;
  if (train !== null || testLoss !== null) {
    seen.add({ step, train, test: testLoss });
  }
  return seen;
}

/** The losses of a moment are sums over the rows; each row is the better unit to compare them. */
export function lossUnits({ dataset }: Moment, isPerRow: boolean): LossUnits {
  return isPerRow
    ? { train: dataset.trainRows.length, test: dataset.testRows.length }
    : { train: 1, test: 1 };
}

export function seenInUnits(
  seen: SeenPoints,
  window: StepWindow,
  units: LossUnits,
): readonly SeenPoint[] {
  return seen.within(window).map((point) => inUnits(point, units));
}

export function inUnits({ step, train, test }: SeenPoint, units: LossUnits): SeenPoint {
  return {
    step,
    train: train === null ? null : train / units.train,
    test: test === null ? null : test / units.test,
  };
}
