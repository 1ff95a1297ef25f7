import { NO_PENALTY, SGD } from "../codes";
import {
  BATCH_SIZE,
  HAS_RULE,
  LAYERS,
  LAYER_BYTES,
  LAYER_COUNT,
  OPTIMIZER,
  POSITION,
  REGULARIZATION,
  ROW_COUNT,
  TABLE,
  UNITS,
} from "../layout";

// The numbers of layout.ts, and what follows from them at once.

@inline
export function int(offset: i32): i32 {
  return load<i32>(TABLE + offset);
}

@inline
export function real(offset: i32): f64 {
  return load<f64>(TABLE + offset);
}

export function topLayer(): usize {
  return LAYERS + (int(LAYER_COUNT) - 1) * LAYER_BYTES;
}

export function outputUnits(): i32 {
  return load<i32>(topLayer(), UNITS);
}

export function batchCount(): i32 {
  const size = int(BATCH_SIZE);
  const rows = int(ROW_COUNT);
  return size == 0 ? rows : min(size, rows - int(POSITION));
}

/** Whether an update is w -= rate * gradient and nothing else. */
export function descendsPlainly(): bool {
  return int(OPTIMIZER) == SGD && int(REGULARIZATION) == NO_PENALTY && int(HAS_RULE) == 0;
}
