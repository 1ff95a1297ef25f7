import { ENDED_COUNT, ENDED_INFINITE, ENDED_LOSS } from "../codes";
import {
  BATCH_SIZE,
  BETA1_POWER,
  EPOCH_LOSS,
  GENERATOR,
  ORDER,
  PARAMETERS,
  PARAMETER_COUNT,
  POSITION,
  RING,
  ROWS,
  ROW_COUNT,
  SNAPSHOT,
  STATE_BYTES,
  STATUS,
  STEP_LOSS,
  STOP_LOSS,
  TABLE,
  TARGETS,
} from "../layout";
import { compute, evaluate, nextBatch } from "./batch";
import { areFinite } from "./optimizers";
import { isSmall, runSmall } from "./small-network";
import { descendsPlainly, int, real } from "./table";
import { update } from "./update";

export { compute, evaluate } from "./batch";
export { addRowProduct } from "./row-product";

/** Where the memory is free to be laid out by the caller. */
export const heapBase: usize = __heap_base;

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
