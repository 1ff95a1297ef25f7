import {
  BATCH_ROWS,
  BATCH_SIZE,
  BATCH_TARGETS,
  CAPACITY,
  GENERATOR,
  GRADIENT,
  INPUT,
  INPUTS,
  INPUT_ROWS,
  IS_GATHERED,
  LAYERS,
  LOSS_KIND,
  ORDER,
  PARAMETER_COUNT,
  POSITION,
  ROWS,
  ROW_COUNT,
  STEP_LOSS,
  TABLE,
  TARGETS,
} from "../layout";
import { permute } from "./shuffle";
import { lossFactor } from "./losses";
import { backward, forward, partLoss } from "./passes";
import { GO_ON } from "./sums";
import { batchCount, int, outputUnits } from "./table";
import { gather } from "./tiles";

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

/** `count` rows of the batch from its row `from` on. */
export function gatherBatch(from: i32, count: i32): void {
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

/** Goes past the batch; true when that ended an epoch, and the next one's order is drawn. */
export function nextBatch(): bool {
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
