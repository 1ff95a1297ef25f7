import type { MetricSample } from "#client/views/loss/samples/metric-sample.ts";

/** More than a page measures while the run is recomputed up to them. */
const MOST = 600;

/** What was measured of the states that came, in the order of their steps, in bounded memory. */
export class MeasuredPoints {
  #points: MetricSample[] = [];

  get points(): readonly MetricSample[] {
    return this.#points;
  }

  /** A step that was measured again has its newest values; one further back begins anew there. */
  add(point: MetricSample): void {
    const kept = this.#points.filter(({ step }) => step < point.step);
    this.#points = [...kept, point].slice(-MOST);
  }
}
