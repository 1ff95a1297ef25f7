import { type Histogram, histogramOf } from "#client/views/histograms/histogram.ts";
import { Gradient } from "#client/views/inspector/gradient.ts";
import type { Sampled } from "#client/views/loss/samples/sample-grid.ts";
import type { Looker } from "#client/views/loss/samples/sample-host.ts";
import { biasesOf, networkLayers, weightsOf } from "#engine/network.ts";

export const PARTS = ["weights", "biases", "weight-gradients", "bias-gradients"] as const;
export type HistogramPart = (typeof PARTS)[number];

/** One layer at a step; null in a network without biases. */
export type LayerHistograms = Readonly<Record<HistogramPart, Histogram | null>>;

export interface HistogramSample extends Sampled {
  readonly layers: readonly LayerHistograms[];
}

/** Of a run's states: every layer's numbers, and the true gradient over all training rows. */
export const lookAtHistograms: Looker<HistogramSample> = (settings, dataset) => {
  const layers = networkLayers(settings);
  const gradient = new Gradient(settings, dataset);
  return ({ step, seq, parameters }) => {
    const slopes = gradient.of(parameters);
    return {
      step,
      seq,
      layers: layers.map((layer) => ({
        weights: histogramOf(weightsOf(layer, parameters).data),
        biases: ofBiases(biasesOf(layer, parameters)),
        "weight-gradients": histogramOf(weightsOf(layer, slopes).data),
        "bias-gradients": ofBiases(biasesOf(layer, slopes)),
      })),
    };
  };
};

function ofBiases(values: Float64Array): Histogram | null {
  return values.length === 0 ? null : histogramOf(values);
}
