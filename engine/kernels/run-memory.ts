import type { Dataset, Samples } from "#engine/data/dataset.ts";
import type { HyperParameters } from "#engine/hyper-parameters.ts";
import {
  ACTIVATION_CODES,
  LOSS_CODES,
  OPTIMIZER_CODES,
  PENALTY_CODES,
  RULE_CODES,
} from "#engine/kernels/code-tables.ts";
import { bindKernels, type Kernels } from "#engine/kernels/kernels.ts";
import * as table from "#engine/kernels/layout.ts";
import { type MemoryPlan, planMemory } from "#engine/kernels/memory-plan.ts";
import type { BatchState } from "#engine/keyframe.ts";
import type { NetworkLayer } from "#engine/network.ts";
import { STATES_PER_PARAMETER } from "#engine/optimizer-state.ts";
import type { OptimizerSettings, TrainingSettings } from "#engine/settings.ts";

const GENERATOR_WORDS = 624;

/** What a network's memory is made for. */
interface Network {
  readonly settings: TrainingSettings;
  readonly layers: readonly NetworkLayer[];
  readonly dataset: Dataset;
  readonly parameterCount: number;
}

/**
 * The memory of one run and the kernels over it: names and arrays on this side, numbers and
 * addresses on the other. It never grows, so that views stay valid.
 */
export class RunMemory {
  readonly kernels: Kernels;
  /** Shapes: as `Training.parameters`; the memory itself. */
  readonly parameters: Float64Array;
  /** The losses of the last `run`. */
  readonly ring: Float64Array;
  readonly #plan: MemoryPlan;
  readonly #view: DataView;
  readonly #network: Network;
  readonly #order: Uint32Array;
  readonly #generator: Uint32Array;

  /** @throws {TypeError} when the module is not this engine's. */
  constructor(module: WebAssembly.Module, network: Network) {
    const { settings, layers, dataset, parameterCount } = network;
    const plan = planMemory(settings, layers, dataset, parameterCount);
    const memory = new WebAssembly.Memory({ initial: plan.pages });
    const { buffer } = memory;
    this.#network = network;
    this.#plan = plan;
    this.#view = new DataView(buffer);
    this.kernels = bindKernels(module, memory);
    this.parameters = new Float64Array(buffer, plan.parameters, parameterCount);
    this.ring = new Float64Array(buffer, plan.ring, plan.ringLength);
    this.#order = new Uint32Array(buffer, plan.order, dataset.train.inputs.rows);
    this.#generator = new Uint32Array(buffer, plan.generator, GENERATOR_WORDS + 1);
    this.#writeTable();
    this.#writeLayers();
    this.#writeSamples(dataset.train, plan.rows, plan.targets);
    if (dataset.test !== null) {
      this.#writeSamples(dataset.test, plan.testRows, plan.testTargets);
    }
  }

  /** The loss of the batch that comes next, after `run` or `compute`. */
  get stepLoss(): number {
    return this.#real(table.STEP_LOSS);
  }

  /** The loss over all training rows when `run` last came to an epoch's end. */
  get epochLoss(): number {
    return this.#real(table.EPOCH_LOSS);
  }

  /** One of the ENDED codes, after `run`. */
  get status(): number {
    return this.#view.getInt32(table.TABLE + table.STATUS, true);
  }

  /** How many rows the epoch has trained with; 0 for full batches. */
  get position(): number {
    return this.#view.getInt32(table.TABLE + table.POSITION, true);
  }

  /** The loss over all training rows. `kernels.compute` is needed before the next `run`. */
  trainingLoss(): number {
    const { rows, targets } = this.#plan;
    return this.kernels.evaluate(rows, targets, this.#order.length);
  }

  /** As `trainingLoss`, over so many test rows. */
  testLoss(count: number): number {
    const { testRows, testTargets } = this.#plan;
    return this.kernels.evaluate(testRows, testTargets, count);
  }

  /** Takes over what events may change; not the batches, which have a state. */
  writeHyperParameters({ learningRate, ...now }: HyperParameters): void {
    const { optimizer } = this.#network.settings;
    this.#setReal(table.LEARNING_RATE, learningRate);
    this.#setReal(table.MOMENTUM, now.momentum ?? firstConstant(optimizer));
    this.#setInt(table.REGULARIZATION, PENALTY_CODES[now.regularization.kind]);
    this.#setReal(table.REGULARIZATION_RATE, now.regularization.rate);
    this.#setReal(table.STOP_LOSS, now.stop.loss ?? Number.NEGATIVE_INFINITY);
    this.#setInt(table.BATCH_SIZE, now.batch === "full" ? 0 : now.batch.size);
    const { updateRule } = now;
    this.#setInt(table.HAS_RULE, updateRule === "gradient" ? 0 : 1);
    for (const { number } of this.#network.layers) {
      const rule =
        updateRule !== "gradient" && updateRule.layer === number ? updateRule.rule : "gradient";
      this.#setLayer(number, table.RULE, RULE_CODES[rule]);
    }
  }

  /** Where the run stands in its epoch. Null for full batches. */
  writeBatches(state: BatchState | null): void {
    this.#setInt(table.POSITION, state?.position ?? 0);
    this.#setInt(table.IS_GATHERED, 0);
    if (state !== null) {
      this.#order.set(state.order);
      this.#generator.set(state.generator.key);
      this.#generator[GENERATOR_WORDS] = state.generator.position;
    }
  }

  /** A copy of what `writeBatches` takes. Shuffles draw no normals, so none is spare. */
  readBatches(): BatchState {
    return {
      order: this.#order.slice(),
      position: this.position,
      generator: {
        key: this.#generator.slice(0, GENERATOR_WORDS),
        position: this.#generator[GENERATOR_WORDS] ?? 0,
        spareNormal: null,
      },
    };
  }

  /** Shapes: as `Keyframe.optimizerState`. */
  writeOptimizerState(state: Float64Array): void {
    const views = this.#stateViews();
    let from = 0;
    for (const view of views) {
      view.set(state.subarray(from, from + view.length));
      from += view.length;
    }
    this.#setReal(table.BETA1_POWER, state[from] ?? 1);
    this.#setReal(table.BETA2_POWER, state[from + 1] ?? 1);
  }

  /** A copy of what `writeOptimizerState` takes. */
  readOptimizerState(): Float64Array {
    const views = this.#stateViews();
    const { kind } = this.#network.settings.optimizer;
    const numbers = views.reduce((sum, view) => sum + view.length, 0);
    const state = new Float64Array(kind === "adam" ? numbers + 2 : numbers);
    let to = 0;
    for (const view of views) {
      state.set(view, to);
      to += view.length;
    }
    if (kind === "adam") {
      state[to] = this.#real(table.BETA1_POWER);
      state[to + 1] = this.#real(table.BETA2_POWER);
    }
    return state;
  }

  #stateViews(): readonly Float64Array[] {
    const { settings, parameterCount } = this.#network;
    const { state1, state2 } = this.#plan;
    return [state1, state2]
      .slice(0, STATES_PER_PARAMETER[settings.optimizer.kind])
      .map((address) => new Float64Array(this.#view.buffer, address, parameterCount));
  }

  #writeTable(): void {
    const { settings, layers, dataset, parameterCount } = this.#network;
    const { optimizer } = settings;
    const plan = this.#plan;
    this.#setReal(table.BETA2, optimizer.kind === "adam" ? optimizer.beta2 : 0);
    this.#setReal(table.EPSILON, "epsilon" in optimizer ? optimizer.epsilon : 0);
    this.#setInt(table.LAYER_COUNT, layers.length);
    this.#setInt(table.LOSS_KIND, LOSS_CODES[settings.loss]);
    this.#setInt(table.OPTIMIZER, OPTIMIZER_CODES[optimizer.kind]);
    this.#setInt(table.CAPACITY, plan.capacity);
    this.#setInt(table.ROW_COUNT, dataset.train.inputs.rows);
    this.#setInt(table.ROWS, plan.rows);
    this.#setInt(table.TARGETS, plan.targets);
    this.#setInt(table.ORDER, plan.order);
    this.#setInt(table.GENERATOR, plan.generator);
    this.#setInt(table.RING, plan.ring);
    this.#setInt(table.BATCH_TARGETS, plan.batchTargets);
    this.#setInt(table.BATCH_ROWS, plan.batchRows);
    this.#setInt(table.SCRATCH, plan.scratch);
    this.#setInt(table.PARAMETERS, plan.parameters);
    this.#setInt(table.GRADIENT, plan.gradient);
    this.#setInt(table.STATE1, plan.state1);
    this.#setInt(table.STATE2, plan.state2);
    this.#setInt(table.PARAMETER_COUNT, parameterCount);
    this.#setInt(table.SNAPSHOT, plan.snapshot);
    this.#setInt(table.STATE_BYTES, plan.stateBytes);
  }

  #writeLayers(): void {
    const { parameters, gradient, batchInputs, batchRows, layers } = this.#plan;
    let [input, inputRows, inputRowBytes] = [batchInputs, batchRows, 0];
    for (const { number, inputs, units, activation, weightsAt, biasesAt } of this.#network.layers) {
      const plan = layers[number - 1];
      if (plan === undefined) {
        throw new RangeError(`layer ${number} has no place`);
      }
      this.#setLayer(number, table.INPUTS, inputs);
      this.#setLayer(number, table.UNITS, units);
      this.#setLayer(number, table.ACTIVATION, ACTIVATION_CODES[activation]);
      this.#setLayer(number, table.WEIGHTS, parameters + 8 * weightsAt);
      this.#setLayer(number, table.BIASES, biasesAt === null ? 0 : parameters + 8 * biasesAt);
      this.#setLayer(number, table.WEIGHT_GRADIENT, gradient + 8 * weightsAt);
      this.#setLayer(number, table.INPUT, input);
      this.#setLayer(number, table.INPUT_ROWS, inputRows);
      this.#setLayer(number, table.INPUT_ROW_BYTES, inputRowBytes);
      this.#setLayer(number, table.SUMS, plan.sums);
      this.#setLayer(number, table.OUTPUT, plan.output);
      this.#setLayer(number, table.DELTA, plan.delta);
      this.#setLayer(number, table.DELTA_ROWS, plan.deltaRows);
      this.#setLayer(number, table.DELTA_ROW_BYTES, plan.rowBytes);
      [input, inputRows, inputRowBytes] = [plan.output, plan.outputRows, plan.rowBytes];
    }
  }

  #writeSamples({ inputs, targets }: Samples, rowsAt: number, targetsAt: number): void {
    const { buffer } = this.#view;
    new Float64Array(buffer, rowsAt, inputs.data.length).set(inputs.data);
    new Float64Array(buffer, targetsAt, targets.data.length).set(targets.data);
  }

  #real(offset: number): number {
    return this.#view.getFloat64(table.TABLE + offset, true);
  }

  #setReal(offset: number, value: number): void {
    this.#view.setFloat64(table.TABLE + offset, value, true);
  }

  #setInt(offset: number, value: number): void {
    this.#view.setInt32(table.TABLE + offset, value, true);
  }

  #setLayer(number: number, offset: number, value: number): void {
    this.#view.setInt32(table.LAYERS + (number - 1) * table.LAYER_BYTES + offset, value, true);
  }
}

/** What stands where momentum does, for optimisers without one. */
function firstConstant(optimizer: OptimizerSettings): number {
  switch (optimizer.kind) {
    case "rmsprop":
      return optimizer.decay;
    case "adam":
      return optimizer.beta1;
    default:
      return 0;
  }
}
