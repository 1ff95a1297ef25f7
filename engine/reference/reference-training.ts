import { type Batches, batchesAfter } from "#engine/batches.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import type { HyperParameters } from "#engine/hyper-parameters.ts";
import type { Keyframe } from "#engine/keyframe.ts";
import { type NetworkLayer, networkLayers, parameterIndex } from "#engine/network.ts";
import { BatchPasses } from "#engine/reference/batch-passes.ts";
import { DatasetLosses } from "#engine/reference/dataset-losses.ts";
import { Optimizer } from "#engine/reference/optimizer.ts";
import { addPenaltyGradient } from "#engine/reference/regularization.ts";
import type { EngineEvent, RunChange, RunEnd } from "#engine/run-events.ts";
import { RunProgress } from "#engine/run-progress.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Training } from "#engine/training.ts";
import { ENGINE_VERSION } from "#engine/version.ts";

/** What a training goes on from; the arrays become its own. */
export interface StartingPoint
  extends Pick<Keyframe, "step" | "seq" | "parameters" | "optimizerState" | "hyperParameters"> {
  readonly batches: Batches | null;
}

/** A run in plain TypeScript: the truth for the kernels. @see `Training` for its contract. */
export class ReferenceTraining implements Training {
  readonly parameters: Float64Array;
  readonly #settings: TrainingSettings;
  readonly #dataset: Dataset;
  readonly #layers: readonly NetworkLayer[];
  readonly #progress: RunProgress;
  readonly #optimizer: Optimizer;
  readonly #losses: DatasetLosses;
  /** The parameters one step ago, which a diverging update goes back to. */
  readonly #previous: Float64Array;
  #batches: Batches | null;
  #passes: BatchPasses;
  #stepLoss = 0;

  constructor(settings: TrainingSettings, dataset: Dataset, from: StartingPoint) {
    const { parameters, optimizerState, hyperParameters, batches } = from;
    this.#settings = settings;
    this.#dataset = dataset;
    this.#layers = networkLayers(settings);
    this.#progress = new RunProgress(this.#layers, dataset.train.inputs.rows, from);
    this.parameters = parameters;
    this.#previous = parameters.slice();
    this.#optimizer = new Optimizer(settings.optimizer, parameters.length, optimizerState);
    this.#losses = new DatasetLosses(settings, dataset);
    this.#batches = batches;
    this.#passes = new BatchPasses(settings, dataset.train, parameters, hyperParameters.batch);
    this.#stepLoss = this.#forward();
    this.#progress.settle(this);
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
    return this.#stepLoss;
  }

  /** Whether the next update begins an epoch. */
  get isEpochStart(): boolean {
    return this.#batches === null || this.#batches.position === 0;
  }

  get loss(): number {
    return this.#batches === null ? this.#stepLoss : this.#losses.train(this.parameters);
  }

  get testLoss(): number | null {
    return this.#losses.test(this.parameters);
  }

  advance(count: number, onStep?: (stepLoss: number) => void): number {
    const allowed = this.#progress.allowed(count);
    let made = 0;
    while (made < allowed && this.#progress.end === null && this.#update()) {
      made += 1;
      onStep?.(this.#stepLoss);
    }
    return made;
  }

  apply(event: EngineEvent): void {
    this.#progress.take(event);
    this.#carryOut(event.change);
    this.#stepLoss = this.#forward();
    this.#progress.settle(this);
  }

  keyframe(): Keyframe {
    return {
      engineVersion: ENGINE_VERSION,
      step: this.step,
      seq: this.seq,
      parameters: this.parameters.slice(),
      optimizerState: this.#optimizer.state.slice(),
      hyperParameters: this.hyperParameters,
      batches: this.#batches?.state() ?? null,
    };
  }

  /** One update; false when it diverged, which leaves the state as it was and ends the run. */
  #update(): boolean {
    const hasDescended = this.#descend();
    if (hasDescended) {
      this.#batches?.next();
    }
    const stepLoss = hasDescended ? this.#forward() : Number.NaN;
    if (!Number.isFinite(stepLoss)) {
      this.#progress.fail(this.parameters, stepLoss);
      this.#goBack(hasDescended);
      return false;
    }
    this.#stepLoss = stepLoss;
    this.#progress.stepped(1);
    this.#progress.settle(this);
    return true;
  }

  /** W = W - learning rate * direction. False when a parameter is no longer finite. */
  #descend(): boolean {
    const { parameters } = this;
    const { learningRate, momentum, regularization, updateRule } = this.hyperParameters;
    const passes = this.#passes.current;
    passes.backward(updateRule);
    addPenaltyGradient(regularization, this.#layers, parameters, passes.gradient);
    this.#optimizer.prepare(passes.gradient, momentum ?? 0);
    this.#previous.set(parameters);
    const { direction } = this.#optimizer;
    let poison = 0;
    for (let i = 0; i < parameters.length; i++) {
      const next = (parameters[i] ?? 0) - learningRate * (direction[i] ?? 0);
      parameters[i] = next;
      // 0 times a finite number is 0, times anything else NaN, which stays.
      poison += next * 0;
    }
    return poison === 0;
  }

  #goBack(hasNextBatch: boolean): void {
    this.parameters.set(this.#previous);
    this.#optimizer.undo();
    if (hasNextBatch) {
      this.#batches?.undo();
    }
    this.#stepLoss = this.#forward();
  }

  /** Forward over the batch that comes next; returns its loss. */
  #forward(): number {
    this.#losses.forget();
    this.#passes.load(this.#batches);
    return this.#passes.current.forward();
  }

  /** What an event changes beside the hyper-parameters. */
  #carryOut(change: RunChange): void {
    if (change.kind === "set-parameter") {
      const index = parameterIndex(this.#layers, change.parameter);
      if (index !== null) {
        this.parameters[index] = change.value;
      }
    }
    if (change.kind === "set-batch") {
      const { train } = this.#dataset;
      this.#batches = batchesAfter(this.#batches, change.batch, train.inputs.rows);
      this.#passes = new BatchPasses(this.#settings, train, this.parameters, change.batch);
    }
  }
}
