// Numbers that stand for names in the memory of a run. Read by TypeScript and by AssemblyScript.

export const LINEAR = 0;
export const SIGMOID = 1;
export const TANH = 2;
export const RELU = 3;
export const LEAKY_RELU = 4;
export const ELU = 5;
export const SOFTPLUS = 6;
export const GELU = 7;
export const SOFTMAX = 8;

// Squared errors first: see `hasSlope`.
export const HALF_SQUARED_ERROR_SUM = 0;
export const MEAN_SQUARED_ERROR = 1;
export const BINARY_CROSS_ENTROPY = 2;
export const SOFTMAX_CROSS_ENTROPY = 3;

export const SGD = 0;
export const MOMENTUM_METHOD = 1;
export const NESTEROV = 2;
export const RMSPROP = 3;
export const ADAGRAD = 4;
export const ADAM = 5;

export const NO_PENALTY = 0;
export const L1 = 1;
export const L2 = 2;

export const GRADIENT_RULE = 0;
export const DELTA_ONLY = 1;
export const ELEMENTWISE = 2;
export const TRANSPOSED = 3;

/** How `run` ended. */
export const ENDED_COUNT = 0;
export const ENDED_LOSS = 1;
export const ENDED_INFINITE = 2;
