import { Batches } from "#engine/batches.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { hyperParametersOf } from "#engine/hyper-parameters.ts";
import { initialParameters } from "#engine/initial.ts";
import { requireKeyframeOf } from "#engine/keyframe-check.ts";
import { initialOptimizerState } from "#engine/optimizer-state.ts";
import { plainProducts } from "#engine/reference/dense.ts";
import { ReferenceTraining } from "#engine/reference/reference-training.ts";
import type { Engine } from "#engine/training.ts";

/** Plain TypeScript, readable: what the kernels are held against. */
export const referenceEngine: Engine = {
  name: "reference",
  products: plainProducts,

  start(settings, dataset) {
    const { batch, optimizer } = settings;
    const parameters = initialParameters(settings);
    return new ReferenceTraining(settings, dataset, {
      step: 0,
      seq: 0,
      parameters,
      optimizerState: initialOptimizerState(optimizer.kind, parameters.length),
      hyperParameters: hyperParametersOf(settings),
      batches: batch === "full" ? null : Batches.start(batch, rowCountOf(dataset)),
    });
  },

  restore(settings, dataset, keyframe) {
    requireKeyframeOf(settings, keyframe);
    const { batch } = keyframe.hyperParameters;
    return new ReferenceTraining(settings, dataset, {
      ...keyframe,
      parameters: keyframe.parameters.slice(),
      batches:
        batch === "full" || keyframe.batches === null
          ? null
          : Batches.restore(batch, rowCountOf(dataset), keyframe.batches),
    });
  },
};

function rowCountOf(dataset: Dataset): number {
  return dataset.train.inputs.rows;
}
