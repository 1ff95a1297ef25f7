import { type Batches, batchCounts } from "#engine/batches.ts";
import type { Samples } from "#engine/data/dataset.ts";
import { type Matrix, zeros } from "#engine/matrix.ts";
import { plainProducts } from "#engine/reference/dense.ts";
import { Passes } from "#engine/reference/passes.ts";
import type { BatchSettings, TrainingSettings } from "#engine/settings.ts";

interface SizedPasses {
  readonly samples: Samples;
  readonly passes: Passes;
}

/**
 * The passes over whichever batch comes next. Full batches read the training rows where they
 * are; mini-batches are copied together, into buffers of their own for the remainder.
 */
export class BatchPasses {
  readonly #train: Samples;
  readonly #bySize: readonly SizedPasses[];
  #current: SizedPasses;

  constructor(
    settings: TrainingSettings,
    train: Samples,
    parameters: Float64Array,
    batch: BatchSettings,
    products = plainProducts,
  ) {
    const sized = batchCounts(batch, train.inputs.rows).map((count) => {
      const samples = batch === "full" ? train : emptySamples(train, count);
      return { samples, passes: new Passes(settings, samples, parameters, products) };
    });
    const [first] = sized;
    if (first === undefined) {
      throw new RangeError("a run without batches");
    }
    this.#train = train;
    this.#bySize = sized;
    this.#current = first;
  }

  /** Of the batch that was loaded last. */
  get current(): Passes {
    return this.#current.passes;
  }

  /** Turns to the next batch. Null stands for full batches. */
  load(batches: Batches | null): void {
    if (batches === null) {
      return;
    }
    const { order, position, count } = batches;
    for (const sized of this.#bySize) {
      if (sized.passes.samples === count) {
        this.#current = sized;
      }
    }
    const { inputs, targets } = this.#current.samples;
    for (let i = 0; i < count; i++) {
      const row = order[position + i] ?? 0;
      copyRow(this.#train.inputs, row, inputs, i);
      copyRow(this.#train.targets, row, targets, i);
    }
  }
}

function emptySamples({ inputs, targets }: Samples, count: number): Samples {
  return { inputs: zeros(count, inputs.cols), targets: zeros(count, targets.cols) };
}

function copyRow(from: Matrix, fromRow: number, to: Matrix, toRow: number): void {
  const { cols } = from;
  for (let col = 0; col < cols; col++) {
    to.data[toRow * cols + col] = from.data[fromRow * cols + col] ?? 0;
  }
}
