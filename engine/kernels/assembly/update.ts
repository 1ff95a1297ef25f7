import { ADAM, NO_PENALTY } from "../codes";
import {
  BETA1_POWER,
  BETA2,
  BETA2_POWER,
  CAPACITY,
  EPSILON,
  GRADIENT,
  INPUTS,
  LAYERS,
  LAYER_BYTES,
  LAYER_COUNT,
  LEARNING_RATE,
  MOMENTUM,
  OPTIMIZER,
  PARAMETERS,
  PARAMETER_COUNT,
  REGULARIZATION,
  REGULARIZATION_RATE,
  STATE1,
  STATE2,
  TABLE,
  UNITS,
  WEIGHTS,
  WEIGHT_GRADIENT,
} from "../layout";
import { addPenaltyGradient, descend } from "./optimizers";
import { backward } from "./passes";
import { DESCEND, STORE } from "./sums";
import { batchCount, descendsPlainly, int, real } from "./table";

export function update(): void {
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
        regularization,
        rate,
        load<i32>(layer, WEIGHTS),
        load<i32>(layer, WEIGHT_GRADIENT),
        load<i32>(layer, INPUTS) * load<i32>(layer, UNITS),
      );
    }
  }
  if (optimizer == ADAM) {
    store<f64>(TABLE + BETA1_POWER, real(BETA1_POWER) * real(MOMENTUM));
    store<f64>(TABLE + BETA2_POWER, real(BETA2_POWER) * real(BETA2));
  }
  descend(
    optimizer,
    int(PARAMETERS),
    int(GRADIENT),
    int(STATE1),
    int(STATE2),
    int(PARAMETER_COUNT),
    real(LEARNING_RATE),
    real(MOMENTUM),
    real(BETA2),
    real(EPSILON),
    real(BETA1_POWER),
    real(BETA2_POWER),
  );
}
