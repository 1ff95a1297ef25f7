import { Batches, batchesAfter } from "#engine/batches.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import type { HyperParameters } from "#engine/hyper-parameters.ts";
import { ENDED_INFINITE } from "#engine/kernels/codes.ts";
import { RunMemory } from "#engine/kernels/run-memory.ts";
import type { BatchState, Keyframe } from "#engine/keyframe.ts";
import { type NetworkLayer, networkLayers, parameterIndex } from "#engine/network.ts";
import type { EngineEvent, RunChange, RunEnd } from "#engine/run-events.ts";
import { RunProgress } from "#engine/run-progress.ts";
import type { BatchSettings, TrainingSettings } from "#engine/settings.ts";
import type { Training } from "#engine/training.ts";
import { ENGINE_VERSION } from "#engine/version.ts";

/** A run whose numbers are computed in WebAssembly. @see `Training` for its contract. */
export class KernelTraining implements Training {
  readonly parameters: Float64Array;
  readonly #memory: RunMemory;
  readonly #layers: readonly NetworkLayer[];
  readonly #rowCount: number;
  readonly #testRowCount: number;
  readonly #progress: RunProgress;
  /** Losses over all rows, once they are known at this step. */
  #loss: number | null = null;
  #testLoss: number | null = null;
  /** The batch's activations are in place: an evaluation overwrites them. */
  #isComputed = true;

  /** @param from is copied. @throws {TypeError} when the module is not this engine's. */
  constructor(
    module: WebAssembly.Module,
    settings: TrainingSettings,
    dataset: Dataset,
    from: Omit<Keyframe, "engineVersion">,
  ) {
    this.#layers = networkLayers(settings);
    this.#rowCount = dataset.train.inputs.rows;
    this.#testRowCount = dataset.test?.inputs.rows ?? 0;
    this.#progress = new RunProgress(this.#layers, this.#rowCount, from);
    const memory = new RunMemory(module, {
      settings,
      layers: this.#layers,
      dataset,
      parameterCount: from.parameters.length,
    });
    this.#memory = memory;
    this.parameters = memory.parameters;
    this.parameters.set(from.parameters);
    memory.writeOptimizerState(from.optimizerState);
    memory.writeBatches(from.batches);
    this.#compute();
  }

  get step(): number {
    return this.#progress.step;
  }

  get seq(): number {
    return this.#progress.seq;
  }

  get hyperParameters(): HyperParameters {
    return this.#progress.hyperParameters;
  }

  get end(): RunEnd | null {
    return this.#progress.end;
  }

  get stepLoss(): number {
    return this.#memory.stepLoss;
  }

  /** Whether the next update begins an epoch. */
  get isEpochStart(): boolean {
    return this.#memory.position === 0;
  }

  get loss(): number {
    if (this.hyperParameters.batch === "full") {
      return this.stepLoss;
    }
    if (this.#loss === null) {
      this.#loss = this.#memory.trainingLoss();
      this.#isComputed = false;
    }
    return this.#loss;
  }

  get testLoss(): number | null {
    if (this.#testRowCount === 0) {
      return null;
    }
    if (this.#testLoss === null) {
      this.#testLoss = this.#memory.testLoss(this.#testRowCount);
      this.#isComputed = false;
    }
    return this.#testLoss;
  }

  advance(count: number, onStep?: (stepLoss: number) => void): number {
    const allowed = this.#progress.allowed(count);
    const { ring } = this.#memory;
    let made = 0;
    while (made < allowed && this.#progress.end === null) {
      const done = this.#runSlice(Math.min(allowed - made, ring.length));
      made += done;
      for (let i = 0; onStep !== undefined && i < done; i++) {
        onStep(ring[i] ?? 0);
      }
    }
    return made;
  }

  apply(event: EngineEvent): void {
    const before = this.hyperParameters.batch;
    this.#progress.take(event);
    this.#carryOut(event.change, before);
    this.#compute();
  }

  keyframe(): Keyframe {
    return {
      engineVersion: ENGINE_VERSION,
      step: this.step,
      seq: this.seq,
      parameters: this.parameters.slice(),
      optimizerState: this.#memory.readOptimizerState(),
      hyperParameters: this.hyperParameters,
      batches: this.hyperParameters.batch === "full" ? null : this.#memory.readBatches(),
    };
  }

  /**
   * Makes at most `count` updates, whose losses are in the ring; returns how many. What is not
   * finite stays so, hence it is looked for once, at the end; then the updates before the one
   * that failed are made again.
   */
  #runSlice(count: number): number {
    const { kernels } = this.#memory;
    if (!this.#isComputed) {
      kernels.compute();
    }
    kernels.save();
    const made = kernels.run(count);
    if (!this.#isHealthy()) {
      kernels.restore();
      return this.#runToFailure();
    }
    this.#stepped(made, this.#knownLoss());
    return made;
  }

  /** One update at a time up to the one that fails, which ends the run. */
  #runToFailure(): number {
    const { kernels, ring } = this.#memory;
    const first = ring[0] ?? 0;
    let made = 0;
    kernels.save();
    kernels.run(1);
    while (this.#isHealthy()) {
      made += 1;
      kernels.save();
      kernels.run(1);
    }
    const failed = { parameters: this.parameters.slice(), loss: this.stepLoss };
    ring[0] = first;
    kernels.restore();
    this.#stepped(made, null);
    this.#progress.fail(failed.parameters, failed.loss);
    return made;
  }

  #isHealthy(): boolean {
    return this.#memory.status !== ENDED_INFINITE && this.#memory.kernels.isFinite() !== 0;
  }

  /** The loss over all rows where the kernels have just tested it against the stop. */
  #knownLoss(): number | null {
    const { batch, stop } = this.hyperParameters;
    const isTested = batch !== "full" && stop.loss !== undefined && this.isEpochStart;
    return isTested ? this.#memory.epochLoss : null;
  }

  #stepped(count: number, loss: number | null): void {
    this.#loss = loss;
    this.#testLoss = null;
    this.#isComputed = true;
    this.#progress.stepped(count);
    this.#progress.settle(this);
  }

  /** Everything that follows from parameters and hyper-parameters as they are now. */
  #compute(): void {
    this.#memory.writeHyperParameters(this.hyperParameters);
    this.#memory.kernels.compute();
    this.#loss = null;
    this.#testLoss = null;
    this.#isComputed = true;
    this.#progress.settle(this);
  }

  /** What an event changes beside the hyper-parameters. */
  #carryOut(change: RunChange, before: BatchSettings): void {
    if (change.kind === "set-parameter") {
      const index = parameterIndex(this.#layers, change.parameter);
      if (index !== null) {
        this.parameters[index] = change.value;
      }
    }
    if (change.kind === "set-batch") {
      this.#memory.writeBatches(this.#batchesAfter(before, change.batch));
    }
  }

  #batchesAfter(before: BatchSettings, batch: BatchSettings): BatchState | null {
    const batches =
      before === "full"
        ? null
        : Batches.restore(before, this.#rowCount, this.#memory.readBatches());
    return batchesAfter(batches, batch, this.#rowCount)?.state() ?? null;
  }
}
