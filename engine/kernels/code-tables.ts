import * as codes from "#engine/kernels/codes.ts";
import type {
  Activation,
  Loss,
  OptimizerSettings,
  RegularizationSettings,
  UpdateRule,
} from "#engine/settings.ts";

export const ACTIVATION_CODES: Record<Activation, number> = {
  linear: codes.LINEAR,
  sigmoid: codes.SIGMOID,
  tanh: codes.TANH,
  relu: codes.RELU,
  "leaky-relu": codes.LEAKY_RELU,
  elu: codes.ELU,
  softplus: codes.SOFTPLUS,
  gelu: codes.GELU,
  softmax: codes.SOFTMAX,
};

export const LOSS_CODES: Record<Loss, number> = {
  "half-squared-error-sum": codes.HALF_SQUARED_ERROR_SUM,
  "mean-squared-error": codes.MEAN_SQUARED_ERROR,
  "binary-cross-entropy": codes.BINARY_CROSS_ENTROPY,
  "softmax-cross-entropy": codes.SOFTMAX_CROSS_ENTROPY,
};

export const OPTIMIZER_CODES: Record<OptimizerSettings["kind"], number> = {
  sgd: codes.SGD,
  momentum: codes.MOMENTUM_METHOD,
  nesterov: codes.NESTEROV,
  rmsprop: codes.RMSPROP,
  adagrad: codes.ADAGRAD,
  adam: codes.ADAM,
};

export const PENALTY_CODES: Record<RegularizationSettings["kind"], number> = {
  none: codes.NO_PENALTY,
  l1: codes.L1,
  l2: codes.L2,
};

export const RULE_CODES: Record<UpdateRule, number> = {
  gradient: codes.GRADIENT_RULE,
  "delta-only": codes.DELTA_ONLY,
  elementwise: codes.ELEMENTWISE,
  transposed: codes.TRANSPOSED,
};
