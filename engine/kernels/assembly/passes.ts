import { BINARY_CROSS_ENTROPY, SOFTMAX } from "../codes";
import {
  ACTIVATION,
  BATCH_TARGETS,
  BIASES,
  DELTA,
  INPUT,
  INPUTS,
  LAYERS,
  LAYER_BYTES,
  LAYER_COUNT,
  LEARNING_RATE,
  LOSS_KIND,
  OUTPUT,
  SCRATCH,
  SUMS,
  UNITS,
  WEIGHTS,
  WEIGHT_GRADIENT,
} from "../layout";
import { activate, deltas } from "./activations";
import { backwardProduct } from "./backward-product";
import { forwardProduct } from "./forward-product";
import { narrowGradients, wideGradients } from "./gradients";
import { addLosses, errorFactor, outputErrors, softmaxes } from "./losses";
import { DESCEND } from "./sums";
import { int, real, topLayer } from "./table";
import { columnBytes } from "./tiles";

/** Every z and a of `count` rows. */
export function forward(count: i32): void {
  const bytes = columnBytes(count);
  const scratch = int(SCRATCH);
  const end: usize = LAYERS + int(LAYER_COUNT) * LAYER_BYTES;
  for (let layer: usize = LAYERS; layer < end; layer += LAYER_BYTES) {
    const units = load<i32>(layer, UNITS);
    const z: usize = load<i32>(layer, SUMS);
    const a: usize = load<i32>(layer, OUTPUT);
    const kind = load<i32>(layer, ACTIVATION);
    forwardProduct(
      load<i32>(layer, INPUT),
      load<i32>(layer, WEIGHTS),
      load<i32>(layer, BIASES),
      z,
      load<i32>(layer, INPUTS),
      units,
      count,
      scratch,
    );
    if (kind == SOFTMAX) {
      softmaxes(z, a, units, count);
    } else {
      activate(kind, z, z + bytes * units, a);
    }
  }
}

/** `sum` plus the loss of the rows that `forward` went over. */
export function partLoss(sum: f64, count: i32): f64 {
  const top = topLayer();
  return addLosses(
    int(LOSS_KIND),
    sum,
    load<i32>(top, SUMS),
    load<i32>(top, OUTPUT),
    int(BATCH_TARGETS),
    load<i32>(top, DELTA),
    load<i32>(top, UNITS),
    count,
  );
}

/** Every delta and gradient of rows `from` to `from + count` of a batch of `samples`. */
export function backward(from: i32, count: i32, samples: i32, how: i32): void {
  const bytes = columnBytes(count);
  const loss = int(LOSS_KIND);
  let layer = topLayer();
  let units = load<i32>(layer, UNITS);
  let delta: usize = load<i32>(layer, DELTA);
  let end = delta + bytes * units;
  outputErrors(
    errorFactor(loss, samples, units),
    load<i32>(layer, OUTPUT),
    int(BATCH_TARGETS),
    delta,
    end,
  );
  if (loss < BINARY_CROSS_ENTROPY) {
    deltas(
      load<i32>(layer, ACTIVATION),
      load<i32>(layer, SUMS),
      load<i32>(layer, OUTPUT),
      delta,
      end,
    );
  }
  const rate = real(LEARNING_RATE);
  while (true) {
    const inputs = load<i32>(layer, INPUTS);
    const below = layer - LAYER_BYTES;
    if (layer != LAYERS) {
      const error: usize = load<i32>(below, DELTA);
      backwardProduct(delta, load<i32>(layer, WEIGHTS), error, inputs, units, count);
      deltas(
        load<i32>(below, ACTIVATION),
        load<i32>(below, SUMS),
        load<i32>(below, OUTPUT),
        error,
        error + bytes * inputs,
      );
    }
    const to: usize =
      how == DESCEND ? load<i32>(layer, WEIGHTS) : load<i32>(layer, WEIGHT_GRADIENT);
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
