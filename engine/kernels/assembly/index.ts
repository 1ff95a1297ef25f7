import { ADAM, BINARY_CROSS_ENTROPY, ENDED_COUNT, ENDED_INFINITE, ENDED_LOSS, GRADIENT_RULE, NO_PENALTY, SGD, SOFTMAX } from "../codes";
import {
  ACTIVATION, BATCH_ROWS, BATCH_SIZE, BATCH_TARGETS, BETA1_POWER, BETA2, BETA2_POWER, BIASES, CAPACITY, DELTA, DELTA_ROWS, DELTA_ROW_BYTES,
  EPOCH_LOSS, EPSILON, GENERATOR, GRADIENT, HAS_RULE, INPUT, INPUTS, INPUT_ROWS, INPUT_ROW_BYTES,
  IS_GATHERED, LAYER_BYTES, LAYER_COUNT, LAYERS, LEARNING_RATE, LOSS_KIND, MOMENTUM, OPTIMIZER, ORDER, OUTPUT,PARAMETER_COUNT, 
  PARAMETERS, POSITION, REGULARIZATION, REGULARIZATION_RATE, RING, ROW_COUNT, ROWS, RULE,
  SCRATCH, SNAPSHOT, STATE_BYTES, STATE1, STATE2, STATUS, STEP_LOSS, STOP_LOSS, SUMS, TABLE, TARGETS, UNITS, 
  WEIGHT_GRADIENT,WEIGHTS,
} from "../layout";
import { activate, deltas } from "./activations";
import { permute } from "./batches";
import { DESCEND, GO_ON, gradientProduct, STORE } from "./gradient";
import { addLosses, errorFactor, lossFactor, outputErrors, softmaxes } from "./losses";
import { addPenaltyGradient, areFinite, descend } from "./optimizers";
import { backwardProduct, forwardProduct } from "./products";
import { ruleProduct, wideRuleProduct } from "./rules";
import { isSmall, runSmall } from "./small-network";
import { columnBytes, gather, rowsFromTiles } from "./tiles";
import { wideBiasGradient, wideGradient } from "./wide-gradient";

/** Where the memory is free to be laid out by the caller. */
export const heapBase: usize = __heap_base;

/** The constant input of biases: one pair of ones. */
const ONES = memory.data<f64>([1, 1], 16);

@inline
function int(offset: i32): i32 {
  return load<i32>(TABLE + offset);
}

@inline
function real(offset: i32): f64 {
  return load<f64>(TABLE + offset);
}

/**
 * Makes at most `count` updates and writes the loss after each to the ring. Stops early at the
 * stop loss or behind an update whose loss is not finite; STATUS says which. Parameters are not
 * looked at: once one of them is not finite it stays so.
 */
export function run(count: i32): i32 {
  const ring = int(RING);
  const stopLoss = real(STOP_LOSS);
  const hasStopLoss = stopLoss > -Infinity;
  const isFullBatch = int(BATCH_SIZE) == 0;
  let status = ENDED_COUNT;
  let made = 0;
  if (isFullBatch && int(ROW_COUNT) <= 4 && descendsPlainly() && isSmall()) {
    made = runSmall(count);
    compute();
    const stepLoss = real(STEP_LOSS);
    if (!(abs(stepLoss) < Infinity)) {
      status = ENDED_INFINITE;
    } else if (stepLoss <= stopLoss) {
      status = ENDED_LOSS;
    }
    store<i32>(TABLE + STATUS, status);
    return made;
  }
  while (made < count && status == ENDED_COUNT) {
    update();
    let loss: f64 = Infinity;
    if (!isFullBatch && nextBatch() && hasStopLoss) {
      loss = evaluate(int(ROWS), int(TARGETS), int(ROW_COUNT));
      store<f64>(TABLE + EPOCH_LOSS, loss);
    }
    compute();
    const stepLoss = real(STEP_LOSS);
    store<f64>(ring + (made << 3), stepLoss);
    made += 1;
    if (isFullBatch) {
      loss = stepLoss;
    }
    // False for NaN.
    if (!(abs(stepLoss) < Infinity)) {
      status = ENDED_INFINITE;
    } else if (loss <= stopLoss) {
      status = ENDED_LOSS;
    }
  }
  store<i32>(TABLE + STATUS, status);
  return made;
}

/** Forward over the batch that comes next; a batch in parts gets its gradient too. */
export function compute(): void {
  const count = batchCount();
  const capacity = int(CAPACITY);
  if (count > capacity) {
    computeInParts(count, capacity);
    return;
  }
  if (int(BATCH_SIZE) != 0 || int(IS_GATHERED) == 0) {
    gatherBatch(0, count);
  }
  forward(count);
  const units = outputUnits();
  const factor = lossFactor(int(LOSS_KIND), count, units);
  store<f64>(TABLE + STEP_LOSS, partLoss(0, count) * factor);
}

/** The loss over `count` rows from `rows` on. The batch's own activations are lost. */
export function evaluate(rows: usize, targets: usize, count: i32): f64 {
  const capacity = int(CAPACITY);
  const inputs = load<i32>(LAYERS + INPUTS);
  const units = outputUnits();
  let sum: f64 = 0;
  for (let from = 0; from < count; from += capacity) {
    const part = min(capacity, count - from);
    gather(rows + from * (inputs << 3), inputs, 0, part, load<i32>(LAYERS + INPUT), 0);
    gather(targets + from * (units << 3), units, 0, part, int(BATCH_TARGETS), 0);
    forward(part);
    sum = partLoss(sum, part);
  }
  store<i32>(TABLE + IS_GATHERED, 0);
  return sum * lossFactor(int(LOSS_KIND), count, units);
}

/** Whether all parameters are finite. */
export function isFinite(): bool {
  return areFinite(int(PARAMETERS), int(PARAMETER_COUNT));
}

/** Keeps the state as it is, for `restore`. */
export function save(): void {
  const bytes = int(STATE_BYTES);
  const to = int(SNAPSHOT);
  memory.copy(to, int(PARAMETERS), bytes);
  memory.copy(to + bytes, TABLE + BETA1_POWER, 16);
  if (int(BATCH_SIZE) != 0) {
    store<i32>(to + bytes, int(POSITION), 16);
    memory.copy(to + bytes + 24, int(GENERATOR), batchBytes());
  }
}

/** Goes back to what `save` kept. */
export function restore(): void {
  const bytes = int(STATE_BYTES);
  const from = int(SNAPSHOT);
  memory.copy(int(PARAMETERS), from, bytes);
  memory.copy(TABLE + BETA1_POWER, from + bytes, 16);
  if (int(BATCH_SIZE) != 0) {
    store<i32>(TABLE + POSITION, load<i32>(from + bytes, 16));
    memory.copy(int(GENERATOR), from + bytes + 24, batchBytes());
  }
  compute();
}

/** Generator and order, which lie side by side. */
function batchBytes(): usize {
  return int(ORDER) - int(GENERATOR) + (int(ROW_COUNT) << 2);
}

function batchCount(): i32 {
  const size = int(BATCH_SIZE);
  const rows = int(ROW_COUNT);
  return size == 0 ? rows : min(size, rows - int(POSITION));
}

function topLayer(): usize {
  return LAYERS + (int(LAYER_COUNT) - 1) * LAYER_BYTES;
}

function outputUnits(): i32 {
  return load<i32>(topLayer(), UNITS);
}

/** Goes past the batch; true when that ended an epoch, and the next one's order is drawn. */
function nextBatch(): bool {
  const rows = int(ROW_COUNT);
  const position = int(POSITION) + batchCount();
  if (position < rows) {
    store<i32>(TABLE + POSITION, position);
    return false;
  }
  store<i32>(TABLE + POSITION, 0);
  permute(int(GENERATOR), int(ORDER), rows);
  return true;
}

/** `count` rows of the batch from its row `from` on. */
function gatherBatch(from: i32, count: i32): void {
  const inputs = load<i32>(LAYERS + INPUTS);
  const units = outputUnits();
  let order: usize = 0;
  let rows: usize = int(ROWS);
  let targets: usize = int(TARGETS);
  let copy: usize = 0;
  if (int(BATCH_SIZE) == 0) {
    rows += from * (inputs << 3);
    targets += from * (units << 3);
    store<i32>(LAYERS + INPUT_ROWS, <i32>rows);
    store<i32>(TABLE + IS_GATHERED, 1);
  } else {
    order = int(ORDER) + ((int(POSITION) + from) << 2);
    copy = count < 8 ? 0 : int(BATCH_ROWS);
    store<i32>(LAYERS + INPUT_ROWS, <i32>copy);
  }
  gather(rows, inputs, order, count, load<i32>(LAYERS + INPUT), copy);
  gather(targets, units, order, count, int(BATCH_TARGETS), 0);
}

function computeInParts(count: i32, capacity: i32): void {
  memory.fill(int(GRADIENT), 0, int(PARAMETER_COUNT) << 3);
  const units = outputUnits();
  let sum: f64 = 0;
  for (let from = 0; from < count; from += capacity) {
    const part = min(capacity, count - from);
    gatherBatch(from, part);
    forward(part);
    sum = partLoss(sum, part);
    backward(from, part, count, GO_ON);
  }
  store<f64>(TABLE + STEP_LOSS, sum * lossFactor(int(LOSS_KIND), count, units));
}

/** Whether an update is w -= rate * gradient and nothing else. */
function descendsPlainly(): bool {
  return int(OPTIMIZER) == SGD && int(REGULARIZATION) == NO_PENALTY && int(HAS_RULE) == 0;
}

function update(): void {
  const count = batchCount();
  const isWhole = count <= int(CAPACITY);
  const optimizer = int(OPTIMIZER);
  if (isWhole && descendsPlainly()) {
    backward(0, count, count, DESCEND);
    return;
  }
  if (isWhole) {
    backward(0, count, count, STORE);
  }
  const regularization = int(REGULARIZATION);
  if (regularization != NO_PENALTY) {
    const rate = real(REGULARIZATION_RATE);
    const end: usize = LAYERS + int(LAYER_COUNT) * LAYER_BYTES;
    for (let layer: usize = LAYERS; layer < end; layer += LAYER_BYTES) {
      addPenaltyGradient(
        regularization, rate, load<i32>(layer, WEIGHTS), load<i32>(layer, WEIGHT_GRADIENT),
        load<i32>(layer, INPUTS) * load<i32>(layer, UNITS),
      );
    }
  }
  if (optimizer == ADAM) {
    store<f64>(TABLE + BETA1_POWER, real(BETA1_POWER) * real(MOMENTUM));
    store<f64>(TABLE + BETA2_POWER, real(BETA2_POWER) * real(BETA2));
  }
  descend(
    optimizer, int(PARAMETERS), int(GRADIENT), int(STATE1), int(STATE2), int(PARAMETER_COUNT),
    real(LEARNING_RATE), real(MOMENTUM), real(BETA2), real(EPSILON), real(BETA1_POWER), real(BETA2_POWER),
  );
}

/** Every z and a of `count` rows. */
function forward(count: i32): void {
  const bytes = columnBytes(count);
  const scratch = int(SCRATCH);
  const end: usize = LAYERS + int(LAYER_COUNT) * LAYER_BYTES;
  for (let layer: usize = LAYERS; layer < end; layer += LAYER_BYTES) {
    const units = load<i32>(layer, UNITS);
    const z: usize = load<i32>(layer, SUMS);
    const a: usize = load<i32>(layer, OUTPUT);
    const kind = load<i32>(layer, ACTIVATION);
    forwardProduct(
      load<i32>(layer, INPUT), load<i32>(layer, WEIGHTS), load<i32>(layer, BIASES), z,
      load<i32>(layer, INPUTS), units, count, scratch,
    );
    if (kind == SOFTMAX) {
      softmaxes(z, a, units, count);
    } else {
      activate(kind, z, z + bytes * units, a);
    }
  }
}

/** `sum` plus the loss of the rows that `forward` went over. */
function partLoss(sum: f64, count: i32): f64 {
  const top = topLayer();
  return addLosses(
    int(LOSS_KIND), sum, load<i32>(top, SUMS), load<i32>(top, OUTPUT), int(BATCH_TARGETS), load<i32>(top, DELTA),
    load<i32>(top, UNITS), count,
  );
}

/** Every delta and gradient of rows `from` to `from + count` of a batch of `samples`. */
function backward(from: i32, count: i32, samples: i32, how: i32): void {
  const bytes = columnBytes(count);
  const loss = int(LOSS_KIND);
  let layer = topLayer();
  let units = load<i32>(layer, UNITS);
  let delta: usize = load<i32>(layer, DELTA);
  let end = delta + bytes * units;
  outputErrors(errorFactor(loss, samples, units), load<i32>(layer, OUTPUT), int(BATCH_TARGETS), delta, end);
  if (loss < BINARY_CROSS_ENTROPY) {
    deltas(load<i32>(layer, ACTIVATION), load<i32>(layer, SUMS), load<i32>(layer, OUTPUT), delta, end);
  }
  const rate = real(LEARNING_RATE);
  while (true) {
    const inputs = load<i32>(layer, INPUTS);
    const below = layer - LAYER_BYTES;
    if (layer != LAYERS) {
      const error: usize = load<i32>(below, DELTA);
      backwardProduct(delta, load<i32>(layer, WEIGHTS), error, inputs, units, count);
      deltas(
        load<i32>(below, ACTIVATION), load<i32>(below, SUMS), load<i32>(below, OUTPUT), error,
        error + bytes * inputs,
      );
    }
    const to: usize = how == DESCEND ? load<i32>(layer, WEIGHTS) : load<i32>(layer, WEIGHT_GRADIENT);
    if (count < 8) {
      narrowGradients(layer, delta, to, inputs, units, from, count, how, rate);
    } else {
      wideGradients(layer, delta, to, inputs, units, from, count, how, rate);
    }
    if (layer == LAYERS) {
      return;
    }
    layer = below;
    units = inputs;
    delta = load<i32>(layer, DELTA);
  }
}

function narrowGradients(
  layer: usize, delta: usize, to: usize, inputs: i32, units: i32, from: i32, count: i32, how: i32, rate: f64,
): void {
  const a: usize = load<i32>(layer, INPUT);
  const rule = load<i32>(layer, RULE);
  if (rule == GRADIENT_RULE) {
    gradientProduct(a, inputs << 4, delta, to, inputs, units, count, how, rate);
  } else {
    ruleProduct(rule, a, delta, to, inputs, units, from, count, how);
  }
  if (load<i32>(layer, BIASES) != 0) {
    gradientProduct(ONES, 0, delta, to + inputs * (units << 3), 1, units, count, how, rate);
  }
}

function wideGradients(
  layer: usize, delta: usize, to: usize, inputs: i32, units: i32, from: i32, count: i32, how: i32, rate: f64,
): void {
  let a: usize = load<i32>(layer, INPUT_ROWS);
  let aRow: usize = inputs << 3;
  if (layer != LAYERS) {
    if (inputs == 1) {
      // Tiles of one unit are rows.
      a = load<i32>(layer, INPUT);
    } else {
      aRow = load<i32>(layer, INPUT_ROW_BYTES);
      rowsFromTiles(load<i32>(layer, INPUT), inputs, count, a, aRow);
    }
  }
  let deltaRow: usize = 8;
  if (units != 1) {
    const rows: usize = load<i32>(layer, DELTA_ROWS);
    deltaRow = load<i32>(layer, DELTA_ROW_BYTES);
    rowsFromTiles(delta, units, count, rows, deltaRow);
    delta = rows;
  }
  const rule = load<i32>(layer, RULE);
  if (rule == GRADIENT_RULE) {
    wideGradient(a, aRow, delta, deltaRow, to, inputs, units, count, how, rate);
  } else {
    wideRuleProduct(rule, a, aRow, delta, deltaRow, to, inputs, units, from, count, how);
  }
  if (load<i32>(layer, BIASES) != 0) {
    wideBiasGradient(delta, deltaRow, to + inputs * (units << 3), units, count, how, rate);
  }
}
