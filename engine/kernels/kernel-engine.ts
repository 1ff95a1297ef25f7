import { Batches } from "#engine/batches.ts";
import { hyperParametersOf } from "#engine/hyper-parameters.ts";
import { initialParameters } from "#engine/initial.ts";
import { KernelProducts } from "#engine/kernels/kernel-products.ts";
import { KernelTraining } from "#engine/kernels/kernel-training.ts";
import { requireKeyframeOf } from "#engine/keyframe-check.ts";
import { initialOptimizerState } from "#engine/optimizer-state.ts";
import type { Engine } from "#engine/training.ts";

/**
 * Runs in WebAssembly, with the bits of the reference engine.
 *
 * @param module compiled from the kernels' bytes by the caller, who knows where they are.
 * `start`, `restore` and `products` throw a {TypeError} when it is another module.
 */
export function kernelEngine(module: WebAssembly.Module): Engine {
  let products: KernelProducts | null = null;
  return {
    name: "fast",

    // Those who only train need none.
    get products() {
      products ??= new KernelProducts(module);
      return products;
    },

    start(settings, dataset) {
      const { batch, optimizer } = settings;
      const parameters = initialParameters(settings);
      const rowCount = dataset.train.inputs.rows;
      return new KernelTraining(module, settings, dataset, {
        step: 0,
        seq: 0,
        parameters,
        optimizerState: initialOptimizerState(optimizer.kind, parameters.length),
        hyperParameters: hyperParametersOf(settings),
        batches: batch === "full" ? null : Batches.start(batch, rowCount).state(),
      });
    },

    restore(settings, dataset, keyframe) {
      requireKeyframeOf(settings, keyframe);
      const { batch } = keyframe.hyperParameters;
      if (batch !== "full" && keyframe.batches !== null) {
        // Throws where the epoch is none of these rows.
        Batches.restore(batch, dataset.train.inputs.rows, keyframe.batches);
      }
      return new KernelTraining(module, settings, dataset, keyframe);
    },
  };
}
